import type { ExecutionResult } from 'graphql';
import type {
  InProcessSubgraph,
  SubgraphCaller,
  SubgraphRequest,
  SubgraphResponse,
} from '../../schema/subgraphCall';
import type { SubjectDirectory } from '../../schema/directory';
import type { CaseRecords } from '../../schema/cases/records';
import { creditError } from '../../schema/errors';
import { Metrics } from '../../process/telemetry/metrics/metrics';
import { BACKGROUND } from './background';
import { beginAndBuild } from './beginAndBuild';
import { storeRequest, type SubgraphContext } from './context';
import { createIndexes } from './createIndexes';
import type { ReceiptSource } from '../../schema/receipts';
import type { StatisticsSource } from '../../schema/statistics/source';
import type { Reconciling, SubgraphDefinition } from './definition';
import { formatError } from './formatError';
import { guardedCoordinates } from './guard/guardedFields';
import { givenServices } from './givenServices';
import { typeClusters } from './guard/typeClusters';
import type { JobRunner } from './jobs/jobs';
import { JOB_COLLECTION, jobModel } from './jobs/model';
import { openJobs } from './jobs/openJobs';
import { caseRecords } from './cases/caseRecords';
import { connect } from './mongo';
import { visibilityModel } from './subjectEvents/model';
import { moveSubject } from './subjectEvents/moveSubject';
import { applySubjectEvents } from './subjectEvents/applySubjectEvents';
import { operationCache } from './operations';
import { CursorCodec } from './lists/cursor';
import { RECEIPT_COLLECTION, receiptModel } from './receipts/model';
import { openReceipts, type ReceiptState } from './receipts/receipts';
import { openReceiptStore } from './receipts/store';
import { FACT_COLLECTION } from './statistics/model';
import { recordEvents } from './records/events/recordEvents';
import { indexedKinds } from './records/indexedKinds';
import { statisticsKeys } from './statistics/statisticsKeys';
import { recordRows } from './statistics/recordRows';
import { statisticsSource } from './statistics/statisticsSource';
import type { SubgraphOptions } from './subgraphOptions';
import { observedExecution } from './telemetry/observedExecution';
import { cleanUploads } from './uploads/cleanUploads';
import { uploadModels } from './uploads/model';
import { openUploads } from './uploads/uploads';
import { databaseVault } from './vault/databaseVault';

/** Collections that are used by timers: their commands belong to no request. */
const TIMED_COLLECTIONS = [RECEIPT_COLLECTION, JOB_COLLECTION, FACT_COLLECTION];

/**
 * A subgraph that is connected to its database; it can be called in process or served over HTTP.
 */
export interface Subgraph extends InProcessSubgraph {
  /** The receipts of its calls, which the registry reconciles with the disclosure log. */
  readonly receipts: ReceiptSource;
  receiptState(): ReceiptState;
  /** Its jobs, for tests and programs that run one at a moment of their own. */
  readonly jobs: JobRunner;
  /** The directory of subjects; only the subgraph that stores them has it. */
  readonly directory?: SubjectDirectory;
  /** The facts of its records, or of the subjects; the statistics have none. */
  readonly statistics?: StatisticsSource;
  /** Its records, for the cases about them; only subgraphs that store records have them. */
  readonly caseRecords?: CaseRecords;
  /**
   * Starts reconciling the receipts of all subgraphs with the disclosure log, until the subgraph
   * is stopped; only the subgraph that stores the log does.
   */
  readonly reconcile?: (sources: readonly ReceiptSource[]) => Reconciling;
  /** Notes that a gateway process is alive; only the subgraph that reconciles does. */
  readonly gatewaySeen?: (gateway: string) => void;
  stop(): Promise<void>;
}

/**
 * Connects a subgraph to its database, creates the missing indexes and starts its background work.
 * @throws the driver's error when the database cannot be reached
 */
export async function createSubgraph(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
): Promise<Subgraph> {
  const { records = [] } = definition;
  const place = { uri: options.uri, dbName: `${options.dbPrefix}_${definition.name}` };
  const { onCommand, telemetry = { metrics: new Metrics() } } = options;
  const timed = new Set<unknown>([...TIMED_COLLECTIONS, ...(definition.timedCollections ?? [])]);
  const database = await connect(place.uri, place.dbName, {
    ...(onCommand && {
      onCommand: (event) =>
        timed.has(event.command[event.commandName]) || event.command['comment'] === BACKGROUND
          ? undefined
          : onCommand(event),
    }),
    traced: telemetry.tracing !== undefined,
  });
  const receiptRecords = receiptModel(database.connection);
  jobModel(database.connection);
  const models = definition.models(database.connection);
  // The subgraph with the registry sends subject events and does not receive them.
  const visibility = definition.registry ? undefined : visibilityModel(database.connection);
  const fileModels = uploadModels(database.connection);
  const now = options.now ?? (() => new Date());
  const vault = databaseVault(database.connection, {
    subgraph: definition.name,
    keys: options.vaultKeys,
    now,
  });
  await createIndexes(database.connection);
  const { logKeys, logThread = false, log, reconciliation = {} } = options;
  const storedReceipts = await openReceiptStore(receiptRecords, {
    vault,
    subgraph: definition.name,
  });
  const receipts = openReceipts(storedReceipts, { log, now, intervalMs: reconciliation.storeMs });
  const uploads = openUploads(database.connection, fileModels, {
    subgraph: definition.name,
    vault,
    now,
  });
  const { metrics } = telemetry;
  const jobs = openJobs(database.connection, { subgraph: definition.name, log, metrics, now });
  const services = {
    vault,
    jobs,
    uploads,
    now,
    log,
    database: place,
    logThread,
    reconciliation,
    metrics,
    ...givenServices(options),
  };
  const directory = definition.directory?.(models, services);
  await cleanUploads(uploads, jobs);
  await definition.jobs?.(jobs, models, services);
  const { background, schema } = await beginAndBuild(definition, models, services, database);
  const operationOf = operationCache(schema, options.executor);
  const cursors = new CursorCodec(options.cursorKey);
  const shared = {
    cursors,
    clusters: typeClusters(schema),
    kinds: new Map(records.map((kind) => [kind.type, kind])),
    restricted: new Map([
      ...records.map((kind) => [kind.type, Object.keys(kind.restricted).sort()] as const),
      ...indexedKinds(definition.name).map(({ type, restricted }) => [type, restricted] as const),
    ]),
    guarded: guardedCoordinates(schema),
    vault,
    jobs,
    uploads,
    ...(options.directory && { directory: options.directory }),
    ...(options.caseRecords && { caseRecords: options.caseRecords }),
    connection: database.connection,
  };

  async function run(request: SubgraphRequest, caller: SubgraphCaller): Promise<SubgraphResponse> {
    const log = options.log;
    const format = (result: ExecutionResult): SubgraphResponse => ({
      ...('data' in result && { data: result.data ?? null }),
      ...(result.errors && {
        errors: result.errors.map((error) => formatError(error, log, caller.requestId)),
      }),
    });
    const operation = operationOf(request.query);
    if ('errors' in operation) return format({ errors: operation.errors });
    const forStores = storeRequest(caller.viewer, now(), shared);
    const contextValue: SubgraphContext = {
      viewer: caller.viewer,
      requestId: caller.requestId,
      today: forStores.today,
      masked: new Set(),
      disclosures: forStores.disclosures,
      vault,
      stores: definition.stores(models, forStores),
      request: forStores,
    };
    const result = await operation.run({
      contextValue,
      variableValues: request.variables,
      operationName: request.operationName,
    });
    const response = format(result);
    const { masked, disclosures } = contextValue;
    const { withheld } = forStores;
    const noted = disclosures.list();
    // A caller that has given up receives nothing.
    if (noted.length > 0 && caller.ended !== true && !receipts.keep(caller, noted))
      return format({ data: null, errors: [creditError('DISCLOSURE_LOG_UNAVAILABLE')] });
    if (masked.size === 0 && noted.length === 0 && !withheld.any) return response;
    return {
      ...response,
      extensions: {
        ...(masked.size > 0 && { masked: [...masked].sort() }),
        ...(withheld.any && { withheld: withheld.list() }),
        ...(noted.length > 0 && { disclosures: noted }),
      },
    };
  }

  const ready = async () => (background?.ready?.() ?? true) && (await database.ready());
  const forget = telemetry.metrics.gauge('credit_ready', async () => [
    { values: [definition.name], value: (await ready()) ? 1 : 0 },
  ]);
  const counted =
    records.length > 0
      ? recordRows(database.connection, records)
      : definition.counted?.(database.connection);
  // The subgraph that stores the subjects asks nobody.
  const subjects = directory ?? options.directory;
  const reconciling: Reconciling[] = [];
  if (options.runJobs) await jobs.start(options.runJobs);
  return {
    name: definition.name,
    execute: observedExecution(definition.name, run, telemetry),
    receipts: { name: definition.name, next: (settled) => storedReceipts.next(settled) },
    receiptState: () => receipts.state(),
    jobs,
    ...(definition.reconcile &&
      logKeys && {
        reconcile(sources) {
          const started = definition.reconcile!(models, services, sources);
          reconciling.push(started);
          return started;
        },
        gatewaySeen(gateway: string) {
          for (const one of reconciling) one.gatewaySeen(gateway);
        },
      }),
    ready,
    async stop() {
      forget();
      await Promise.all(reconciling.map((one) => one.stop()));
      await jobs.stop();
      await receipts.stop();
      await background?.stop();
      await database.close();
    },
    ...(visibility && {
      applySubjectEvents: applySubjectEvents(
        database.connection,
        visibility,
        records,
        moveSubject({
          connection: database.connection,
          records,
          sealed: definition.sealed ?? [],
          vault,
          now,
        }),
      ),
    }),
    ...(directory && { directory }),
    files: uploads.door,
    // A subgraph without records has no events: gateways ask every subgraph but the registry's.
    ...(!definition.registry && { recordEvents: recordEvents(database.connection) }),
    ...(counted &&
      subjects && {
        statistics: statisticsSource({
          name: definition.name,
          counted,
          keys: statisticsKeys(options.cursorKey),
          directory: subjects,
          now,
        }),
      }),
    ...(records.length > 0 && {
      caseRecords: caseRecords(definition.name, database.connection, records, vault),
    }),
    ...(definition.registry && { registry: definition.registry(models, services) }),
  };
}
