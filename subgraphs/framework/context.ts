import type { Connection as DatabaseConnection } from 'mongoose';
import { chinaDate } from '../../schema/policy/chinaDate';
import type { Viewer } from '../../schema/viewer';
import { DisclosureNotes } from './guard/disclosureNotes';
import type { CursorCodec } from './lists/cursor';
import { Memo } from './memo';
import { requestReads, type Reads } from './reading/reads';
import type { RecordKind } from './records/recordKind';
import { WithheldNotes } from './records/withheldNotes';
import type { Vault } from './vault/vault';

export { chinaDate };

/** What a store knows about the request it serves. One object per request, never shared. */
export interface StoreRequest {
  readonly viewer: Viewer;
  /** The moment the request began: one request sees one moment. */
  readonly now: Date;
  /** The same moment as a calendar date in China Standard Time, YYYY-MM-DD. */
  readonly today: string;
  readonly cursors: CursorCodec;
  readonly memo: Memo;
  /** Reads the subgraph's database, by one command a turn. */
  readonly reads: Reads;
  /** Consent clusters of the record types, by type name. */
  readonly clusters: ReadonlyMap<string, string>;
  /** The kinds of records of the subgraph, by type. */
  readonly kinds: ReadonlyMap<string, RecordKind>;
  /** The names of the classes of RESTRICTED records, by type name. */
  readonly restricted: ReadonlyMap<string, readonly string[]>;
  /** The guarded fields of the schema, as `Type.field`. */
  readonly guarded: ReadonlySet<string>;
  /** What this request discloses; stores add the records that do not exist for everybody. */
  readonly disclosures: DisclosureNotes;
  /** The lists of this answer that do not show all records; stores add to it. */
  readonly withheld: WithheldNotes;
  /** Seals and opens what is personal. */
  readonly vault: Vault;
}

/** The GraphQL context of a subgraph: the caller and the subgraph's stores. */
export interface SubgraphContext<Stores = unknown> {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The day of the request in China Standard Time, YYYY-MM-DD. */
  readonly today: string;
  readonly stores: Stores;
  /** What stores know of this request. */
  readonly request: StoreRequest;
  /** Opens sealed values; only resolvers behind the guard's rules may. */
  readonly vault: Vault;
  /** Normalised paths of the values masked in this answer; the guard adds to it. */
  readonly masked: Set<string>;
  /** What this answer discloses of whom; the guard adds to it. */
  readonly disclosures: DisclosureNotes;
}

/** What all requests of a subgraph have in common. */
export type SharedByRequests = Pick<
  StoreRequest,
  'cursors' | 'clusters' | 'kinds' | 'restricted' | 'guarded' | 'vault'
> & { readonly connection: DatabaseConnection };

export function storeRequest(
  viewer: Viewer,
  now: Date,
  { connection, ...shared }: SharedByRequests,
): StoreRequest {
  return {
    viewer,
    now,
    today: chinaDate(now),
    ...shared,
    memo: new Memo(),
    reads: requestReads(connection),
    withheld: new WithheldNotes(),
    disclosures: new DisclosureNotes((viewer.consents?.length ?? 0) > 0),
  };
}
