import { createHash } from 'node:crypto';
import { catalogueEdition } from '../../../../schema/policy/catalogueEditions';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { recordBatches } from '../../intake/batches/batchWriter';
import { stateOf } from '../../intake/batches/finish';
import { contextOf } from '../../intake/batches/lease';
import { countsOf, outcomesOf, resultsOf, withoutRefused } from '../../intake/batches/outcome';
import { receivedBatch } from '../../intake/batches/submit';
import { writeRows, type RowWriting } from '../../intake/batches/writeRows';
import type { CheckedRow, CorrectingRow } from '../../intake/target';
import type { OpenWrite, PreparedRows, RecordWriter } from '../../records/writer/writer';
import type { FeedPut } from '../city/messages';
import type { PulledRow } from '../record';
import { EXCHANGE_ACTOR } from './actor';
import type { FeedTarget } from './feedTarget';
import { pulledHead, pulledOutcomes } from './pulledRows';

/** What rows are written with: the models are those of the intake. */
export interface RowParts extends Pick<RowWriting, 'now'> {
  readonly intake: RowWriting['models'];
  readonly writer: RecordWriter;
}

/** Rows of one page. */
export interface TakenRows {
  readonly puts: readonly FeedPut[];
  /** Whether they are pulled once more, which has a receipt of its own. */
  readonly isRepeated: boolean;
  readonly at: Date;
}

/** Checks the rows as intake checks a batch, and writes them with their receipt. */
export async function writePuts(
  { intake, writer, now }: RowParts,
  { feed, kind, target, cellsOf }: FeedTarget,
  { puts, isRepeated, at }: TakenRows,
  finish: (open: OpenWrite, taken: readonly PulledRow[]) => Promise<void>,
): Promise<void> {
  const submitted = puts.map(({ items }, index) => ({ number: index + 1, cells: cellsOf(items) }));
  const units = new Map(puts.map(({ unit }, index) => [index + 1, unit]));
  const input = createHash('sha256')
    .update(JSON.stringify([feed.name, kind, puts]))
    .digest('hex');
  const again = isRepeated ? at.toISOString() : '';
  const batch = await receivedBatch(intake, {
    kind,
    department: feed.department,
    atomic: false,
    dryRun: false,
    by: EXCHANGE_ACTOR,
    client: null,
    receivedAt: at,
    idempotency: { key: `${EXCHANGE_ACTOR}/${input}${again}`, digests: [input] },
  });
  let checked: readonly CheckedRow[] = [];
  let corrections: readonly Correction[] = [];
  const check = async () => {
    checked = await target.check(submitted, {
      ...contextOf(batch, true),
      feed: { origin: feed.origin, authority: feed.authority, units },
    });
    const prepared = await prepareCorrections(writer, checked);
    checked = prepared.checked;
    corrections = prepared.corrections;
    return outcomesOf(checked);
  };
  let open: OpenWrite | undefined;
  const batches = recordBatches({
    ...writer,
    transaction: (work) => writer.transaction((opened) => work((open = opened))),
  });
  await writeRows(
    { models: intake, writer: batches, now },
    batch,
    check,
    async (outcomes, session) => {
      for (const { row, version } of corrections)
        await open!.correct(row, {
          actor: EXCHANGE_ACTOR,
          department: feed.department,
          at,
          version,
          reason: `下发批次 ${batch._id}`,
          legalBasis: catalogueEdition(chinaDate(at)),
        });
      const { accepted, rows, ...others } = countsOf(outcomes);
      const corrected = corrections.length;
      const counts = { ...others, rows: rows + corrected, accepted: accepted + corrected };
      const finished = {
        ...batch,
        state: stateOf(counts),
        counts,
        finishedAt: now(),
        lastRow: puts.length,
        totalRows: puts.length,
        results: resultsOf(outcomes),
      };
      await intake.batch.collection.insertOne(finished as never, { session });
      const became = pulledOutcomes(feed, outcomes, checked);
      await finish(
        open!,
        puts.map((row, index) => ({
          ...pulledHead(feed, kind, row, at),
          batch: batch._id,
          ...became.get(index + 1)!,
        })),
      );
    },
  );
}

interface Correction {
  readonly row: PreparedRows[number];
  readonly version: number;
}

/** Seals corrected rows; one that the writer refuses becomes a refused row. */
async function prepareCorrections(writer: RecordWriter, checked: readonly CheckedRow[]) {
  const corrections: Correction[] = [];
  const others: CheckedRow[] = [];
  for (const row of checked) {
    if (row.result !== 'CORRECTS') {
      others.push(row);
      continue;
    }
    const refused = await prepareCorrection(writer, row, corrections);
    others.push(refused ?? row);
  }
  return { corrections, checked: others };
}

async function prepareCorrection(
  writer: RecordWriter,
  { number, row, held }: CorrectingRow,
  corrections: Correction[],
): Promise<CheckedRow | undefined> {
  try {
    const [prepared] = await writer.prepare([row]);
    corrections.push({ row: prepared!, version: held.version });
    return undefined;
  } catch (error) {
    const none = { created: [{ number, row }], unchanged: [], refused: [] };
    const { refused } = withoutRefused(none, error);
    return { number, result: 'FAULTY', faults: refused[0]!.faults };
  }
}
