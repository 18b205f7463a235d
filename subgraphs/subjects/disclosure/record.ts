import type { Basis } from '../../../schema/authority';

/** An entry of the disclosure log in the database; `schema/log/entry.ts` tells what it means. */
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

/** An entry that has no place in the log yet. */
export type NewEntry = Omit<EntryRecord, '_id'>;

/** The same with the text its leaf is the hash of. */
export interface SealedEntry {
  readonly entry: NewEntry;
  readonly text: string;
}

/** Bytes as the driver hands them out. */
export type StoredBytes = Buffer | { readonly buffer: Uint8Array };

/** A group: what became durable in one write, before it stands among the entries. */
export interface JournalRecord {
  /** Its number; groups are counted from 0. */
  readonly _id: number;
  /** In the first group the place of its first entry, after what the log held before its journal. */
  readonly from?: number;
  /** Its entries (groupText.ts); gone once they stand among the entries. */
  readonly leaves?: StoredBytes;
  /** The same as it was written before there were `leaves`; read only. */
  readonly entries?: readonly NewEntry[];
  /** Once they do, the place after them. */
  readonly end?: number;
}

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
