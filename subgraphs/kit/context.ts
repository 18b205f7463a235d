import type { Viewer } from '../../schema/viewer';
import type { CursorCodec } from './page/cursor';
import { Memo } from './memo';

/** What a store knows about the request it serves. One object per request, never shared. */
export interface StoreRequest {
  readonly viewer: Viewer;
  /** The moment the request began: one request sees one moment. */
  readonly now: Date;
  /** The same moment as a calendar date in China Standard Time, YYYY-MM-DD. */
  readonly today: string;
  readonly cursors: CursorCodec;
  readonly memo: Memo;
  /** Consent clusters of the record types, by type name. */
  readonly clusters: ReadonlyMap<string, string>;
}

/** The GraphQL context of a subgraph: the caller and the subgraph's stores. */
export interface SubgraphContext<Stores = unknown> {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The day of the request in China Standard Time, YYYY-MM-DD. */
  readonly today: string;
  readonly stores: Stores;
  /** Normalised paths of the values masked in this answer; the guard adds to it. */
  readonly masked: Set<string>;
}

const CHINA = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in China Standard Time at a moment, YYYY-MM-DD. */
export function chinaDate(moment: Date): string {
  return CHINA.format(moment);
}

export function storeRequest(
  viewer: Viewer,
  now: Date,
  shared: Pick<StoreRequest, 'cursors' | 'clusters'>,
): StoreRequest {
  return { viewer, now, today: chinaDate(now), ...shared, memo: new Memo() };
}
