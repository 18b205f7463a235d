import { statisticsProtection } from '../../schema/policy/statistics';
import type { StoreRequest } from '../framework/context';
import { noteOf, type Note } from './answers/note';
import { seriesAnswer, type SeriesAnswer } from './answers/series';
import { tableAnswer, type TableAnswer } from './answers/table';
import type { Counts } from './counts';
import { exportSheet, type FileAnswer } from './files/exportSheet';
import { seriesSheet } from './files/seriesSheet';
import { sheetOf } from './files/sheet';
import { indicatorAnswers, type IndicatorAnswer } from './indicators/indicatorAnswers';
import { withYearBefore } from './protection/series';
import type {
  ExportArguments,
  ExportSeriesArguments,
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
  /** @throws BAD_USER_INPUT for a question without an answer */
  seriesFile(given: ExportSeriesArguments): Promise<FileAnswer>;
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

  async function seriesFor(read: Read, { compare }: SeriesArguments): Promise<SeriesAnswer> {
    const question = compare.length > 0 ? withYearBefore(read.question) : read.question;
    return seriesAnswer(read, await counts.answer(question, today), about(read), compare);
  }

  return {
    table: async (given) => tableFor(readStatistics(given, today)),
    publicTable: async (given) => tableFor(readPublic(given, today)),
    series: async (given) => seriesFor(readSeries(given, today), given),
    async file({ format, ...given }) {
      const table = await tableFor(readStatistics(given, today));
      const { suppressed } = table;
      return exportSheet(
        { name: 'statistics', sheet: sheetOf(table), suppressed },
        format,
        request,
      );
    },
    async seriesFile({ format, ...given }) {
      const read = readSeries(given, today);
      const series = await seriesFor(read, given);
      const { suppressed } = series;
      const sheet = seriesSheet(read, series, given.compare);
      return exportSheet({ name: 'series', sheet, suppressed }, format, request);
    },
    indicators: (given) => indicatorAnswers(counts, given, today),
  };
}
