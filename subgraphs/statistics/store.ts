import { statisticsProtection } from '../../schema/policy/statistics';
import type { StoreRequest } from '../framework/context';
import { noteOf, type Note } from './answers/note';
import { seriesAnswer, type SeriesAnswer } from './answers/series';
import { tableAnswer, type TableAnswer } from './answers/table';
import type { Counts } from './counts';
import { exportTable, type FileAnswer } from './files/exportTable';
import { indicatorAnswers, type IndicatorAnswer } from './indicators/indicatorAnswers';
import { withYearBefore } from './protection/series';
import type {
  ExportArguments,
  IndicatorArguments,
  PublicArguments,
  SeriesArguments,
  StatisticsArguments,
} from './questions/arguments';
import { readPublic, readSeries, readStatistics, type Read } from './questions/readQuestion';

/** The statistics of a request. */
export interface StatisticsStore {
  /** @throws BAD_USER_INPUT for a question without an answer */
  table(given: StatisticsArguments): Promise<TableAnswer>;
  /** @throws BAD_USER_INPUT for a question without an answer */
  publicTable(given: PublicArguments): Promise<TableAnswer>;
  /** @throws BAD_USER_INPUT for a question without an answer */
  series(given: SeriesArguments): Promise<SeriesAnswer>;
  /** @throws BAD_USER_INPUT for a question without an answer */
  file(given: ExportArguments): Promise<FileAnswer>;
  /** @throws BAD_USER_INPUT for a day after today, without an interval, and for an unknown code */
  indicators(given: IndicatorArguments): Promise<readonly IndicatorAnswer[]>;
}

export function statisticsStore(counts: Counts, request: StoreRequest): StatisticsStore {
  const { today } = request;
  const about = ({ kinds }: Read): Note & { readonly asOf: Date | null } => ({
    ...noteOf(kinds, statisticsProtection(today)),
    asOf: counts.asOf(),
  });

  async function tableFor(read: Read): Promise<TableAnswer> {
    const table = await counts.answer(read.question, today);
    const { from, to } = read.question;
    return tableAnswer(read, table, { ...about(read), from, to: to ?? today });
  }

  return {
    table: async (given) => tableFor(readStatistics(given, today)),
    publicTable: async (given) => tableFor(readPublic(given, today)),
    async series(given) {
      const read = readSeries(given, today);
      const { compare } = given;
      const question = compare.length > 0 ? withYearBefore(read.question) : read.question;
      return seriesAnswer(read, await counts.answer(question, today), about(read), compare);
    },
    file: async ({ format, ...given }) =>
      exportTable(await tableFor(readStatistics(given, today)), format, request),
    indicators: (given) => indicatorAnswers(counts, given, today),
  };
}
