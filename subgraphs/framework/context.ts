import type { Connection as DatabaseConnection } from 'mongoose';
import type { CaseRecords } from '../../schema/cases/records';
import type { SubjectDirectory } from '../../schema/directory';
import { chinaDate } from '../../schema/policy/chinaDate';
import type { Viewer } from '../../schema/viewer';
import { DisclosureNotes } from './guard/disclosureNotes';
import type { Jobs } from './jobs/jobs';
import type { CursorCodec } from './lists/cursor';
import { Memo } from './memo';
import { requestReads, type Reads } from './reading/reads';
import type { RecordKind } from './records/recordKind';
import { WithheldNotes } from './records/withheldNotes';
import type { Uploads } from './uploads/uploads';
import type { Vault } from './vault/vault';

export { chinaDate };

/** The request data that stores use. One object per request, never shared. */
export interface StoreRequest {
  readonly viewer: Viewer;
  /** The time at which the request began; it does not change during the request. */
  readonly now: Date;
  /** The date of `now` in China Standard Time, YYYY-MM-DD. */
  readonly today: string;
  readonly cursors: CursorCodec;
  readonly memo: Memo;
  /** Reads the subgraph's database with one command per turn of the event loop. */
  readonly reads: Reads;
  /** Consent clusters of the record types, by type name. */
  readonly clusters: ReadonlyMap<string, string>;
  /** The record kinds of the subgraph, by type name. */
  readonly kinds: ReadonlyMap<string, RecordKind>;
  /** The names of the classes of RESTRICTED records, by type name. */
  readonly restricted: ReadonlyMap<string, readonly string[]>;
  /** The guarded fields of the schema, as `Type.field`. */
  readonly guarded: ReadonlySet<string>;
  /** The disclosures of this request; stores add the records that not every caller can see. */
  readonly disclosures: DisclosureNotes;
  /** The lists of this response that omit classes of records; stores add to it. */
  readonly withheld: WithheldNotes;
  /** Encrypts and decrypts personal values. */
  readonly vault: Vault;
  /** Enqueues work that a request causes and does not wait for. */
  readonly jobs: Pick<Jobs, 'enqueue'>;
  /** The files that callers send and fetch with tickets; every served subgraph has it. */
  readonly uploads?: Uploads;
  /** The directory of subjects, where the subgraph was given one. */
  readonly directory?: SubjectDirectory;
  /** The records that cases are about, where the subgraph was given them. */
  readonly caseRecords?: readonly CaseRecords[];
}

/** The GraphQL context of a subgraph: the caller and the subgraph's stores. */
export interface SubgraphContext<Stores = unknown> {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The day of the request in China Standard Time, YYYY-MM-DD. */
  readonly today: string;
  readonly stores: Stores;
  /** The request data that the stores use. */
  readonly request: StoreRequest;
  /** Decrypts sealed values; only resolvers of guarded fields may use it. */
  readonly vault: Vault;
  /** Normalised paths of the values masked in this response; the guard adds to it. */
  readonly masked: Set<string>;
  /** The disclosures of this response by subject; the guard adds to it. */
  readonly disclosures: DisclosureNotes;
}

/** The values that all requests of a subgraph share. */
export type SharedByRequests = Pick<
  StoreRequest,
  | 'cursors'
  | 'clusters'
  | 'kinds'
  | 'restricted'
  | 'guarded'
  | 'vault'
  | 'jobs'
  | 'uploads'
  | 'directory'
  | 'caseRecords'
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
