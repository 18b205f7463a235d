import type { Feed } from '../../../../schema/exchange/feeds';
import type { RowOutcomes } from '../../intake/batches/outcome';
import type { CheckedRow, RowFault } from '../../intake/target';
import type { FeedPut, FeedRow } from '../city/messages';
import type { ExchangeFault, PulledRemoval, PulledRow } from '../record';

/** The id of a row of a feed. */
export const pulledId = (feed: string, kind: string, row: string) => `${feed}/${kind}/${row}`;

/** The part of a pulled row that follows from the row of the feed. */
export function pulledHead(feed: Feed, kind: string, row: FeedRow, at: Date) {
  return {
    _id: pulledId(feed.name, kind, row.id),
    feed: feed.name,
    kind,
    row: row.id,
    department: feed.department,
    day: row.day,
    version: row.version,
    digest: row.action === 'PUT' ? row.digest : null,
    recordId: null,
    recordVersion: null,
    batch: null,
    fault: null,
    removal: null,
    at,
  } satisfies Partial<PulledRow>;
}

/** A removed row: it keeps the record that it had made. */
export function removedRow(
  head: ReturnType<typeof pulledHead>,
  before: Pick<PulledRow, 'recordId' | 'recordVersion' | 'batch'> | undefined,
  removal: PulledRemoval,
): PulledRow {
  const { recordId = null, recordVersion = null, batch = null } = before ?? {};
  const state = removal.executedOn === null ? 'REMOVING' : 'REMOVED';
  return { ...head, recordId, recordVersion, batch, removal, state };
}

/** What became of rows that were checked, by their numbers in the batch. */
export function pulledOutcomes(
  feed: Feed,
  { created, refused }: Pick<RowOutcomes, 'created' | 'refused'>,
  checked: readonly CheckedRow[],
): ReadonlyMap<number, Pick<PulledRow, 'state' | 'recordId' | 'recordVersion' | 'fault'>> {
  const stored = (recordId: string, recordVersion: number) =>
    ({ state: 'STORED', recordId, recordVersion, fault: null }) as const;
  const outcomes = new Map<number, ReturnType<typeof outcomeOf>>();
  const outcomeOf = (row: CheckedRow) => {
    switch (row.result) {
      case 'NEW':
        return stored(row.row._id, 1);
      case 'CORRECTS':
        return stored(row.row._id, row.held.version + 1);
      case 'UNCHANGED': {
        const { recordId, held } = row;
        // The district has the same record of its own, which the feed cannot remove.
        if (held?.origin !== feed.origin)
          return { state: 'KEPT', recordId, recordVersion: null, fault: null } as const;
        return stored(recordId, held.version);
      }
      case 'FAULTY':
        return refusal(row.faults);
    }
  };
  for (const row of checked) outcomes.set(row.number, outcomeOf(row));
  // The writer may have refused a row whose check had passed.
  const numbers = new Set(created.map(({ number }) => number));
  for (const { number, faults } of refused)
    if (!numbers.has(number)) outcomes.set(number, refusal(faults));
  return outcomes;
}

function refusal(faults: readonly RowFault[]) {
  const [first] = faults;
  const fault: ExchangeFault = {
    code: first?.code ?? 'REFUSED',
    message: first?.message ?? 'The row was refused.',
    messageZh: first?.messageZh ?? '该行被退回。',
  };
  return { state: 'REFUSED', recordId: null, recordVersion: null, fault } as const;
}

/** The last row of each id: a page may have a row and its removal. */
export function lastOfEach(rows: readonly FeedRow[]): readonly FeedRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

export const isPut = (row: FeedRow): row is FeedPut => row.action === 'PUT';
