import type { Logger } from 'pino';
import type { Telemetry } from '../../process/telemetry/openTelemetry';
import type { CaseRecords } from '../../schema/cases/records';
import type { SubjectDirectory } from '../../schema/directory';
import type { LogKeys } from '../../schema/log/logKeys';
import type { StatisticsSource } from '../../schema/statistics/source';
import type { IntakeTimes, ReconciliationTimes } from './definition';
import type { ExchangeSettings } from './exchange/settings';
import type { OnCommand } from './mongo';
import type { Executor } from './operations';
import type { VaultKeys } from './vault/keyRing';

/** What a process passes to a subgraph. */
export interface SubgraphOptions {
  readonly uri: string;
  /** The subgraph's database is `<dbPrefix>_<name>`. */
  readonly dbPrefix: string;
  /** At least 16 bytes, the same for every process that serves this graph. */
  readonly cursorKey: Buffer;
  /** The keys that encrypt personal values, the same for every process. */
  readonly vaultKeys: VaultKeys;
  /** The keys of the disclosure log; only the subgraph that stores the log needs them. */
  readonly logKeys?: LogKeys;
  /** Whether the disclosure log runs in its own thread; false by default. */
  readonly logThread?: boolean;
  readonly log: Logger;
  readonly onCommand?: OnCommand;
  /** Where it counts and records spans; by default it counts for nobody and records none. */
  readonly telemetry?: Telemetry;
  /** Whether operations are compiled (the default) or executed by graphql-js. */
  readonly executor?: Executor;
  /** The clock; tests set it. */
  readonly now?: () => Date;
  /** When receipts are stored and reconciled; tests set it. */
  readonly reconciliation?: ReconciliationTimes;
  /** When the intake looks for work; tests set it. */
  readonly intakeTimes?: IntakeTimes;
  /** Share of the time that uploaded batches take while the process is busy, in percent; 25. */
  readonly intakeShare?: number;
  /** Days for which snapshots of statistics are kept; 30 by default. */
  readonly snapshotDays?: number;
  /**
   * Runs the jobs of the subgraph in this process and looks for due ones at this interval; without
   * it, the process only enqueues them.
   */
  readonly runJobs?: { readonly pollMs?: number };
  /** The directory of the subgraph that stores the subjects; that subgraph uses its own. */
  readonly directory?: SubjectDirectory;
  /** The subgraphs whose records are counted; only the statistics use them. */
  readonly statisticsSources?: readonly StatisticsSource[];
  /** The records that cases are about; only the subgraph with the cases uses them. */
  readonly caseRecords?: readonly CaseRecords[];
  /** The exchange with the city; without it, no records are exchanged. */
  readonly exchange?: ExchangeSettings;
}
