import type { RecordOrigin } from '../../../schema/exchange/feeds';
import { FEEDS, type FeedName } from '../../../schema/exchange/feeds';
import type { ChannelRecord, PulledRow, SentRecord } from './record';

/** The state of one direction of the exchange, or of one kind of a feed. */
export interface ExchangeChannel {
  readonly direction: 'PUSH' | 'PULL';
  readonly source: RecordOrigin | null;
  readonly kind: string | null;
  readonly ranAt: Date;
  readonly succeededAt: Date | null;
  readonly failingSince: Date | null;
  readonly failure: string | null;
  /** Events that are not sent yet; null for a feed, whose length only the city knows. */
  readonly behind: number | null;
}

/** A row that was exchanged: its state, and nothing of its content. */
export interface ExchangeRow {
  readonly direction: 'PUSH' | 'PULL';
  readonly source: RecordOrigin | null;
  readonly kind: string;
  readonly row: string;
  readonly recordId: string | null;
  readonly department: string;
  readonly day: string;
  readonly version: number;
  readonly state: string;
  readonly at: Date;
  readonly code: string | null;
  readonly message: string | null;
  readonly messageEnglish: string | null;
}

/** The removals of a feed, and whether they were executed within their term. */
export interface RemovalClock {
  readonly source: RecordOrigin;
  readonly inTime: number;
  readonly late: number;
  /** Not executed yet; `overdue` of them after the end of the term. */
  readonly pending: number;
  readonly overdue: number;
}

/** The label of the records of a feed; null for none. */
export function originOf(feed: string | null): RecordOrigin | null {
  return FEEDS.find(({ name }) => name === feed)?.origin ?? null;
}

/** @param lastEvent number of the last record event */
export function channelOf(
  { _id, cursor, ranAt, succeededAt, failure }: ChannelRecord,
  lastEvent: number,
): ExchangeChannel {
  const [feed = '', kind = null] = _id.split('/');
  const isPush = kind === null;
  return {
    direction: isPush ? 'PUSH' : 'PULL',
    source: originOf(feed),
    kind,
    ranAt,
    succeededAt,
    failingSince: failure?.since ?? null,
    failure: failure?.code ?? null,
    behind: isPush ? Math.max(0, lastEvent - Number(cursor ?? 0)) : null,
  };
}

export function sentRow({ _id, type, fault, ...sent }: SentRecord): ExchangeRow {
  const { department, day, version, state, at } = sent;
  return {
    direction: 'PUSH',
    source: null,
    kind: type,
    row: _id,
    recordId: _id,
    ...{ department, day, version, state, at },
    ...faultOf(fault),
  };
}

export function pulledRow({ feed, kind, row, recordId, fault, ...pulled }: PulledRow): ExchangeRow {
  const { department, day, version, state, at } = pulled;
  return {
    direction: 'PULL',
    source: originOf(feed),
    kind,
    row,
    recordId,
    ...{ department, day, version, state, at },
    ...faultOf(fault),
  };
}

function faultOf(fault: SentRecord['fault']) {
  return {
    code: fault?.code ?? null,
    message: fault?.messageZh ?? null,
    messageEnglish: fault?.message ?? null,
  };
}

/** The clock of each feed that has removals. */
export function clocksOf(
  counts: readonly { readonly feed: FeedName; readonly was: string; readonly count: number }[],
): readonly RemovalClock[] {
  return FEEDS.flatMap(({ name, origin }) => {
    const of = (was: string) =>
      counts.find((each) => each.feed === name && each.was === was)?.count ?? 0;
    const overdue = of('OVERDUE');
    const clock = {
      source: origin,
      inTime: of('IN_TIME'),
      late: of('LATE'),
      pending: of('PENDING') + overdue,
      overdue,
    };
    return clock.inTime + clock.late + clock.pending > 0 ? [clock] : [];
  });
}
