import type { Basis } from '../../../../schema/authority';
import type { LogEntry } from '../../../../schema/log/entry';
import type { LogFaultKind } from '../../../../schema/log/logFault';
import type { TreeHead } from '../../../../schema/log/treeHead';

/** An entry of the disclosure log with its place; `schema/log/entry.ts` tells what it means. */
export interface EntryRecord {
  /** The index of its leaf. */
  readonly _id: number;
  /** Id of the event. */
  readonly event: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly actor: string;
  readonly organization?: string;
  readonly department?: string;
  readonly purpose?: string;
  readonly basis: Basis;
  readonly subject?: string;
  readonly subgraph: string;
  readonly matrix: string;
  readonly alert?: true;
  /** Milliseconds since the epoch. */
  readonly release?: number;
  readonly who?: string;
  readonly details: string;
}

/** An entry that has no place in the log yet, with the text its leaf is the hash of. */
export interface SealedEntry {
  readonly entry: LogEntry;
  readonly text: string;
}

/** Bytes as the driver hands them out. */
export type StoredBytes = Buffer | { readonly buffer: Uint8Array };

/** What became durable in one write, before it stands among the entries. */
export interface JournalRecord {
  /** Its number; they are counted from 0. */
  readonly _id: number;
  /** The texts of its entries, one to a line; gone once they stand among the entries. */
  readonly leaves?: StoredBytes;
  /** Once they do, a place after them. */
  readonly end?: number;
}

/** By what entries are searched: each list has the values of a group's entries, each once. */
export interface GroupTerms {
  readonly events: readonly string[];
  readonly subjects?: readonly string[];
  readonly actors: readonly string[];
  readonly organizations?: readonly string[];
  readonly departments?: readonly string[];
  readonly purposes?: readonly string[];
  readonly bases: readonly string[];
  /** Whether one of them alerts. */
  readonly alert?: true;
  /** The earliest and the latest time of its entries, milliseconds since the epoch. */
  readonly oldest: number;
  readonly newest: number;
}

/** Entries that stand one after the other: one document. */
export interface GroupRecord extends Partial<GroupTerms> {
  /** The place of the first. */
  readonly _id: number;
  /** How many they are. */
  readonly size: number;
  /** Their texts, one to a line; gone, as are the terms, once they were taken out. */
  readonly leaves?: StoredBytes;
}

/** A group whose entries were not taken out. */
export type HeldGroup = GroupTerms & Required<Pick<GroupRecord, '_id' | 'size' | 'leaves'>>;

/** A full tile of the tree. */
export interface TileRecord {
  /** `level/place`. */
  readonly _id: string;
  /** 256 hashes of 32 bytes. */
  readonly hashes: Buffer;
}

/** A signed tree head; its id is the tree's size. */
export interface HeadRecord {
  readonly _id: number;
  readonly logId: string;
  readonly rootHash: string;
  readonly timestamp: string;
  readonly keyId: string;
  readonly signature: string;
}

/** The one document that tells how far the tree has grown. */
export interface TreeRecord {
  readonly _id: 'tree';
  readonly logId: string;
  readonly size: number;
  /** The hashes of the tile being filled, by level, one after the other. */
  readonly levels: readonly Buffer[];
}

/** A public key the log has signed with; none is ever forgotten. */
export interface LogKeyRecord {
  readonly _id: string;
  readonly jwk: { readonly kty: string; readonly crv: string; readonly x: string };
}

/** A signed statement that entries below an index were taken out; its id is the index. */
export interface PruningRecord {
  readonly _id: number;
  readonly logId: string;
  readonly before: string;
  readonly timestamp: string;
  readonly keyId: string;
  readonly signature: string;
}

/** The newest head as it is stored beside the tree, under the one id there is. */
export interface NewestRecord extends TreeHead {
  readonly _id: 'newest';
}

/** Why sealing has stopped, and since when (ISO 8601, UTC). */
export interface StoredFault {
  readonly kind: LogFaultKind;
  readonly message: string;
  readonly since: string;
}

/** A fault as it is stored: `open` while sealing is stopped, else under the moment it began. */
export interface FaultRecord extends StoredFault {
  readonly _id: string;
  readonly resolvedAt?: string;
  readonly resolution?: string;
}
