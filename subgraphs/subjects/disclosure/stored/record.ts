import type { Basis } from '../../../../schema/registry';
import type { LogEntry } from '../../../../schema/log/entry';
import type { LogFaultKind } from '../../../../schema/log/logFault';
import type { PruneStatement, TreeHead } from '../../../../schema/log/treeHead';
import type { PublicJwk } from '../../../../schema/signatures/signingJwk';

/** An entry with its index in the log. `schema/log/entry.ts` explains the members. */
export interface EntryRecord {
  /** The index of its leaf. */
  readonly _id: number;
  /** The id of the event. */
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
  /** Set for an entry of a later version than this program writes; its details may differ. */
  readonly laterVersion?: number;
}

/** An entry that has no index yet, with the text that its leaf hashes. */
export interface SealedEntry {
  readonly entry: LogEntry;
  readonly text: string;
}

/** A binary field as the driver returns it. */
export type StoredBytes = Buffer | { readonly buffer: Uint8Array };

/** One write of the journal: its entries are durable and not searchable yet. */
export interface JournalRecord {
  /** The number of the write, from 0. */
  readonly _id: number;
  /** The leaf texts, one per line; absent once they were moved into groups. */
  readonly leaves?: StoredBytes;
  /** Set once they were moved: an index at which the groups end or ended. */
  readonly end?: number;
}

/** What a group is found by: for each searchable member the distinct values of its entries. */
export interface GroupTerms {
  readonly events: readonly string[];
  readonly subjects?: readonly string[];
  readonly actors: readonly string[];
  readonly organizations?: readonly string[];
  readonly departments?: readonly string[];
  readonly purposes?: readonly string[];
  readonly bases: readonly string[];
  /** Set when one of the entries alerts the auditor. */
  readonly alert?: true;
  /** The earliest and the latest time of its entries, milliseconds since the epoch. */
  readonly oldest: number;
  readonly newest: number;
}

/** Consecutive entries in one document. */
export interface GroupRecord extends Partial<GroupTerms> {
  /** The index of the first entry. */
  readonly _id: number;
  /** The number of entries. */
  readonly size: number;
  /** Their leaf texts, one per line; pruning removes them and the terms. */
  readonly leaves?: StoredBytes;
}

/** A group that was not pruned. */
export type UnprunedGroup = GroupTerms & Required<Pick<GroupRecord, '_id' | 'size' | 'leaves'>>;

/** A full tile of the tree. */
export interface TileRecord {
  /** `level/position`. */
  readonly _id: string;
  /** 256 hashes of 32 bytes. */
  readonly hashes: Buffer;
}

/** A signed tree head; its `_id` is the size of the tree. */
export interface HeadRecord extends Omit<TreeHead, 'size'> {
  readonly _id: number;
}

/** The right edge of the tree, in the only document of its collection. */
export interface TreeRecord {
  readonly _id: 'tree';
  readonly logId: string;
  /** Its hash function; absent for SHA-256. */
  readonly hash?: 'sm3';
  readonly size: number;
  /** By level: the hashes of the tile that is not full yet, one after the other. */
  readonly levels: readonly Buffer[];
}

/** A public key that has signed. It is never removed. */
export interface LogKeyRecord {
  readonly _id: string;
  readonly jwk: PublicJwk;
}

/** A signed pruning statement; its `_id` is `prunedTo`. */
export interface PruningRecord extends Omit<PruneStatement, 'prunedTo'> {
  readonly _id: number;
}

/** The newest signed head, in the only document of its collection. */
export interface NewestRecord extends TreeHead {
  readonly _id: 'newest';
}

/** Why and since when sealing has stopped (ISO 8601, UTC). */
export interface StoredFault {
  readonly kind: LogFaultKind;
  readonly message: string;
  readonly since: string;
}

/** A stored fault: its `_id` is `open` while sealing is stopped, later the moment it began. */
export interface FaultRecord extends StoredFault {
  readonly _id: string;
  readonly resolvedAt?: string;
  readonly resolution?: string;
}
