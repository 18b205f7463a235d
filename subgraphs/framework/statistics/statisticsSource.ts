import type { ClientSession, Collection, Connection, Model } from 'mongoose';
import { z } from 'zod';
import { MAX_QUESTIONS, type SubjectDirectory } from '../../../schema/directory';
import { compareText } from '../../../schema/compareText';
import type { CountedFact, SubjectFacts } from '../../../schema/statistics/facts';
import {
  CHANGES_PAGE_SIZE,
  type ChangesPage,
  type RowsPage,
  type StatisticsSource,
} from '../../../schema/statistics/source';
import { openMessage, sealMessage } from '../sealed/message';
import { DURABLE } from '../durable';
import { factOf, subjectOf, type FactRow } from './factOf';
import type { FactPlan } from './factPlan';
import type { FactChangesRecord } from './model';
import { unpackChanges } from './packChanges';
import { pseudonym } from './pseudonym';
import type { StatisticsKeys } from './statisticsKeys';

/** Transactions that are read at a time; most have few facts, those of an intake a thousand. */
const READ_SIZE = 100;
const SNAPSHOT = { readConcern: { level: 'snapshot' }, writeConcern: DURABLE } as const;

const positionSchema = z.object({ id: z.string() });

/** The rows that are counted, and the changes of their facts. */
export interface FactRows {
  readonly connection: Connection;
  readonly rows: Collection<FactRow>;
  readonly factChanges: Model<FactChangesRecord>;
  /** The number of the last transaction that changed facts; see `lastFactChanges`. */
  lastNumber(session?: ClientSession): Promise<number>;
  /** The paths of a row that its fact is computed from. */
  readonly paths: readonly string[];
  /** How the fact of a row is computed; undefined for a row without one. */
  planOf(row: FactRow): FactPlan | undefined;
}

/** What a source works with. */
export interface SourceParts {
  readonly name: string;
  readonly counted: FactRows;
  readonly keys: StatisticsKeys;
  readonly directory: Pick<SubjectDirectory, 'classify'>;
  readonly now: () => Date;
}

/** A fact with the id of its subject, before it leaves the source. */
interface OwnFact extends Omit<CountedFact, 'subject'> {
  readonly subjectId: string;
}

/** The facts of the records, or of the subjects, in a subgraph's database. */
export function statisticsSource(parts: SourceParts): StatisticsSource {
  const { name, counted, keys, directory, now } = parts;
  const { connection, factChanges, rows } = counted;
  const projection = Object.fromEntries(counted.paths.map((path) => [path, 1]));

  /** Replaces the ids of subjects by their pseudonyms, and adds the dimensions of the subjects. */
  async function released(
    own: readonly OwnFact[],
  ): Promise<{ facts: CountedFact[]; subjects: SubjectFacts[] }> {
    const ids = [...new Set(own.map(({ subjectId }) => subjectId))];
    const subjectOf = new Map(ids.map((id) => [id, pseudonym(keys.pseudonym, id)]));
    const subjects: SubjectFacts[] = [];
    for (let first = 0; first < ids.length; first += MAX_QUESTIONS)
      for (const { id, dimensions } of await directory.classify(
        ids.slice(first, first + MAX_QUESTIONS),
      ))
        subjects.push({ subject: subjectOf.get(id)!, dimensions });
    const facts = own.map(({ fact, weight, subjectId }) => ({
      fact,
      weight,
      subject: subjectOf.get(subjectId)!,
    }));
    return { facts, subjects };
  }

  /** The changes after a number, without a gap. */
  const readChanges = (after: number, upTo: number): Promise<FactChangesRecord[]> =>
    factChanges
      .find({ _id: { $gt: after, $lte: upTo } })
      .sort({ _id: 1 })
      .limit(READ_SIZE)
      .read('primary')
      .readConcern('majority')
      .lean<FactChangesRecord[]>()
      .exec();

  return {
    name,
    async changes(after, upTo, until): Promise<ChangesPage> {
      const asOf = now().toISOString();
      const last = Math.min(upTo ?? Infinity, await counted.lastNumber());
      const lastId = until === undefined ? undefined : await openPosition(keys, until);
      const own: OwnFact[] = [];
      let number = after;
      // A restored database may have a smaller number than the caller.
      let lost = after > last;
      while (!lost && number < last && own.length < CHANGES_PAGE_SIZE) {
        const found = await readChanges(number, last);
        lost = found[0]?._id !== number + 1;
        for (const { _id, changes } of lost ? [] : found) {
          if (own.length >= CHANGES_PAGE_SIZE) break;
          number = _id;
          for (const change of unpackChanges(changes))
            if (lastId === undefined || compareText(change.recordId, lastId) <= 0) own.push(change);
        }
      }
      const page = await released(lost ? [] : own);
      return { lost, ...page, number, more: !lost && number < last, asOf };
    },
    async rows(position, limit): Promise<RowsPage> {
      const after = position === null ? undefined : await openPosition(keys, position);
      const read = async (session: ClientSession) => {
        const number = await counted.lastNumber(session);
        const found = await rows
          .find(after === undefined ? {} : { _id: { $gt: after } }, { session, projection })
          .sort({ _id: 1 })
          .limit(limit)
          .toArray();
        return { number, found };
      };
      const [{ number, found }, total] = await Promise.all([
        connection.withSession((session) => session.withTransaction(() => read(session), SNAPSHOT)),
        rows.estimatedDocumentCount(),
      ]);
      const own = found.flatMap((row) => ownFact(row));
      const last = found.length < limit ? undefined : found.at(-1);
      return {
        ...(await released(own)),
        position: last === undefined ? null : await sealPosition(keys, last._id),
        number,
        rows: found.length,
        total,
      };
    },
  };

  function ownFact(row: FactRow): OwnFact[] {
    const plan = counted.planOf(row);
    if (plan === undefined) return [];
    const fact = factOf(plan, row);
    return fact === null ? [] : [{ fact, weight: 1, subjectId: subjectOf(plan, row) }];
  }
}

function sealPosition({ position }: StatisticsKeys, id: string): Promise<string> {
  return sealMessage(position, 'statistics-position', { id });
}

/** @throws RangeError for a position that this subgraph did not issue */
async function openPosition({ position }: StatisticsKeys, sealed: string): Promise<string> {
  const opened = await openMessage(position, 'statistics-position', positionSchema, sealed);
  if (opened === undefined) throw new RangeError('The position was not issued by this subgraph.');
  return opened.id;
}
