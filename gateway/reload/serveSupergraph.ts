import type { Logger } from 'pino';
import type { Metrics } from '../../process/telemetry/metrics/metrics';
import type { Registry } from '../../schema/registry';
import type { CurrentContext } from '../../process/followSubgraphTls';
import type { InProcessSubgraph } from '../../schema/subgraphCall';
import type { DisclosureRecorder } from '../disclosure/disclosureRecorder';
import type { GatewayContext } from '../context';
import { resolvableKeysFirst } from '../execution/plannable/resolvableKeysFirst';
import type { PlanningSettings } from '../execution/planning/config';
import { PlannerPool } from '../execution/planning/plannerPool';
import type { SparePlanners } from '../execution/planning/sparePlanners';
import type { RequestSigner } from '../execution/requestSigner';
import { runOperation } from '../execution/runOperation';
import { exporter, type Exporter } from '../export/exporter';
import { exportRoute } from '../export/exportRoute';
import { EXPORT } from '../export/settings';
import { schemaRoute } from '../introspection/schemaRoute';
import { boundedDocument } from '../limits/boundedDocument';
import type { RequestLimits } from '../limits/requestLimits';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import type { PersistedQueries } from '../persistedQueries/persistedQueries';
import { recipientOf } from '../outbox/findRecipients';
import { subjectEventRelay } from '../outbox/subjectEventRelay';
import type { SubjectEventRecipient } from '../outbox/recipient';
import { subgraphReadiness, type UnreadySubgraph } from '../readiness';
import type { RecordEventSource } from '../outbox/recordEventSource';
import { recordEventSourceOf } from '../outbox/findRecordEventSources';
import { recordEventRelay } from '../outbox/recordEventRelay';
import { relays, type Relay } from '../outbox/relay';
import { readSupergraph } from '../supergraph';
import { tableRoute } from '../tables/tableRoute';
import { relayProgress } from '../telemetry/relayProgress';
import { fileDoors } from '../uploads/fileDoors';
import { downloadRoute, uploadRoute } from '../uploads/fileRoutes';
import { apolloServer } from './apolloServer';
import { apolloStep } from './apolloStep';
import type { Stoppable } from './activeSupergraph';
import { supergraphFault } from './supergraphFault';
import type { SubgraphClients } from './subgraphClients';

/** A supergraph, and what a gateway needs for its subgraphs. */
export interface SupergraphOptions {
  /** The composed supergraph, as SDL. */
  readonly supergraph: string;
  /** Whether it has been validated since it was composed; by default it is validated here. */
  readonly isValidated?: boolean;
  /** Signers of subgraph calls over HTTP, by subgraph name. */
  readonly signers?: ReadonlyMap<string, RequestSigner>;
  /** Receivers of the registry's subject events; by default the subgraphs of this process. */
  readonly recipients?: readonly SubjectEventRecipient[];
  /** Sources of the events of records; by default the subgraphs of this process. */
  readonly recordEventSources?: readonly RecordEventSource[];
}

/** The parts of a gateway that all its supergraphs share. */
export interface SharedParts {
  readonly log: Logger;
  readonly executor?: 'compiled' | 'stock';
  readonly planning: PlanningSettings;
  readonly spares: SparePlanners;
  readonly registry?: Registry;
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  readonly relayInterval?: number;
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  readonly subgraphTls?: CurrentContext;
  readonly clients: SubgraphClients;
  readonly limits: RequestLimits;
  readonly persisted: PersistedQueries;
  readonly metrics: Metrics;
  readonly recorder: DisclosureRecorder | undefined;
  readonly contextOf: (exchange: Exchange) => GatewayContext;
}

/** One supergraph in service, with everything that is derived from it. */
export interface ServedSupergraph extends Stoppable {
  readonly hasAccessRules: boolean;
  /** Executes operations. It is the last step before the error handlers. */
  readonly graphql: Step;
  readonly export: Step;
  /** Sends a table as a file. */
  readonly table: Step;
  /** Responds with the schema that clients query. */
  readonly schema: Step;
  /** Receives and sends files for callers with a ticket. */
  readonly upload: Step;
  readonly download: Step;
  /** Its subgraphs that are not ready. Never throws. */
  unready(): Promise<readonly UnreadySubgraph[]>;
}

/**
 * Creates everything that serves one supergraph: planner, access rules, costs, compiled operations,
 * clients of its subgraphs. No request reaches it yet.
 * @throws Error when the supergraph cannot be served; its parts are stopped then
 */
export async function serveSupergraph(
  given: SupergraphOptions,
  shared: SharedParts,
): Promise<ServedSupergraph> {
  const { hasAccessRules, subgraphs } = readSupergraph(given.supergraph);
  const options = { ...given, supergraph: resolvableKeysFirst(given.supergraph) };
  const lease = shared.clients.take(subgraphs, options.signers);
  const doors = fileDoors(subgraphs, shared, options.signers);
  const relay = relayOf(options, shared);
  const exports: Exporter = exporter(() => server, EXPORT);
  const { contextOf, log, planning, spares } = shared;
  const planner = new PlannerPool(options.supergraph, planning, log, spares);
  const { supergraph: sdl, isValidated = false } = options;
  const { server, compiledPipeline } = apolloServer(
    { sdl, isValidated },
    {
      ...shared,
      clients: lease.clients,
      plan: planner.plan,
      relay,
      exports,
    },
  );
  const release = async () => {
    await planner.stop();
    await relay?.stop();
    doors.stop();
    await lease.end();
  };
  const stop = async () => {
    await server.stop();
    await release();
  };
  // The planner reads the supergraph in its own threads, meanwhile the server does here. When both
  // fail, the server's message is the better one.
  const [planned, serving] = await Promise.allSettled([planner.start(), server.start()]);
  if (serving.status === 'rejected' || planned.status === 'rejected') {
    if (serving.status === 'fulfilled') await server.stop();
    await release();
    throw serving.status === 'rejected'
      ? supergraphFault(serving.reason)
      : (planned as PromiseRejectedResult).reason;
  }
  // The compiled pipeline serves operations that have passed the full pipeline before.
  const fullPipeline = inTurn(boundedDocument, apolloStep(server, contextOf));
  const compiled = compiledPipeline?.step(contextOf);
  return {
    hasAccessRules,
    graphql: compiled ? inTurn(compiled, fullPipeline) : fullPipeline,
    export: exportRoute(exports, contextOf, EXPORT, log),
    table: tableRoute({
      schema: () => exports.schema(),
      contextOf,
      running: (context) => runOperation(() => server, context),
      doors,
      log,
    }),
    schema: schemaRoute(() => exports.schema(), contextOf, shared.limits.schemaReads),
    upload: uploadRoute(doors, log),
    download: downloadRoute(doors, log),
    unready: subgraphReadiness([...lease.clients.values()], log),
    stop,
  };
}

/** Runs one step, and a second one if the first has not responded. */
function inTurn(first: Step, second: Step): Step {
  return (exchange) => {
    const running = first(exchange);
    if (running !== undefined) return running;
    return exchange.answered ? undefined : second(exchange);
  };
}

/** Creates the relays of subject and record events, when there is a registry. */
function relayOf(options: SupergraphOptions, shared: SharedParts): Relay | undefined {
  const { registry, log, metrics, relayInterval: interval } = shared;
  if (!registry) return undefined;
  const local = Array.from(shared.subgraphs?.values() ?? [], (subgraph) => ({ local: subgraph }));
  const recipients = options.recipients ?? local.flatMap(recipientOf);
  const sources = options.recordEventSources ?? local.flatMap(recordEventSourceOf);
  const common = { registry, log, ...(interval !== undefined && { interval }) };
  return relays([
    subjectEventRelay({ ...common, recipients, progress: relayProgress(metrics, 'subjects') }),
    recordEventRelay({ ...common, sources, progress: relayProgress(metrics, 'records') }),
  ]);
}
