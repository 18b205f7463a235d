import type { Interval } from '../cube/question';

/** The arguments of `Query.statistics`. */
export interface StatisticsArguments {
  readonly of: readonly string[];
  readonly measures: readonly string[];
  readonly by: readonly string[];
  readonly interval: Interval;
  readonly filter: readonly Condition[];
  readonly from?: string | null;
  readonly to?: string | null;
  readonly asOf?: string | null;
  readonly order?: Order | null;
  readonly top: number;
}

/** A value of StatisticsFormat. */
export type FormatName = 'CSV' | 'XLSX' | 'PARQUET';

/** The arguments of `Mutation.exportStatistics`. */
export interface ExportArguments extends StatisticsArguments {
  readonly format: FormatName;
}

/** The arguments of `Query.series`. */
export interface SeriesArguments {
  readonly of: readonly string[];
  readonly measure: string;
  readonly by?: string | null;
  readonly interval: Interval;
  readonly filter: readonly Condition[];
  readonly from: string;
  readonly to?: string | null;
  readonly compare: readonly ('PREVIOUS_PERIOD' | 'PREVIOUS_YEAR')[];
  readonly top: number;
}

/** The arguments of `Mutation.exportSeries`. */
export interface ExportSeriesArguments extends SeriesArguments {
  readonly format: FormatName;
}

/** The arguments of `Query.indicators`. */
export interface IndicatorArguments {
  readonly interval: Interval;
  readonly on?: string | null;
  readonly codes?: readonly string[] | null;
  /** A value of StatisticsDimension. */
  readonly by?: string | null;
}

/** The arguments of `Query.publicStatistics`. */
export interface PublicArguments {
  readonly of: string;
  readonly by?: string | null;
  readonly interval: Interval;
  readonly from?: string | null;
}

export interface Condition {
  readonly dimension: string;
  readonly values: readonly string[];
}

export interface Order {
  readonly measure?: string | null;
  readonly direction: 'ASC' | 'DESC';
}
