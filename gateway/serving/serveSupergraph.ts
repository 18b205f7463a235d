import '../config';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import type { Authority } from '../../schema/authority';
import type { InProcessSubgraph } from '../../schema/subgraphCall';
import { auditGateway } from '../audit/auditGateway';
import type { DisclosureRecorder } from '../audit/disclosureRecorder';
import type { GatewayContext } from '../context';
import { compiledGateway } from '../execution/compiled/compiledGateway';
import { HotPath } from '../execution/compiled/hotPath/hotPath';
import { dataSource } from '../execution/dataSource';
import { requiredArgumentsRule } from '../execution/faults/requiredArgumentsRule';
import { requiredSets } from '../execution/plannable/fieldSets';
import { plannableGateway } from '../execution/plannable/plannableGateway';
import { resolvableKeysFirst } from '../execution/plannable/resolvableKeysFirst';
import type { PlanningSettings } from '../execution/planning/config';
import { plannedGateway } from '../execution/planning/plannedExecutor';
import type { Plan } from '../execution/planning/planner';
import { PlannerPool } from '../execution/planning/plannerPool';
import { plannerBounds } from '../execution/planning/queryPlanner';
import type { SparePlanners } from '../execution/planning/sparePlanners';
import type { RequestSigner } from '../execution/requestSigner';
import type { SubgraphClient } from '../execution/subgraphClient';
import { exporter, type Exporter } from '../export/exporter';
import { exportRoute } from '../export/exportRoute';
import { EXPORT } from '../export/settings';
import { boundedDocument } from '../hardening/boundedDocument';
import { earlyError } from '../hardening/errorDoor';
import { errorPlugin } from '../hardening/errorPlugin';
import type { Hardening } from '../hardening/hardening';
import { limitsRule, OPERATION_LIMITS } from '../hardening/limits';
import { operationChoicePlugin, subscriptionsRule } from '../hardening/operationChoice';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { introspectionGateway } from '../introspection/introspectionGateway';
import { consentGateway } from '../identity/consentGateway';
import { consentReportPlugin } from '../identity/consentReport';
import { recipientOf } from '../notices/findRecipients';
import { noticeRelay } from '../notices/noticeRelay';
import type { NoticeRecipient } from '../notices/recipient';
import { guardGateway } from '../permissions/guardGateway';
import { subgraphReadiness } from '../readiness';
import type { EventSource } from '../records/eventSource';
import { eventSourceOf } from '../records/findEventSources';
import { recordRelay } from '../records/recordRelay';
import { relays, type Relay } from '../relay/relay';
import { relayPlugin } from '../relay/relayPlugin';
import { readSupergraph } from '../supergraph';
import { apolloStep } from './apolloStep';
import type { Generation } from './generations';
import { supergraphFault } from './supergraphFault';
import type { SubgraphClients } from './subgraphClients';

/** A supergraph, and what a gateway needs for its subgraphs. */
export interface SupergraphOptions {
  /** The composed supergraph, as SDL. */
  readonly supergraph: string;
  /** Vouches for callers to the subgraphs over HTTP, by subgraph name. */
  readonly signers?: ReadonlyMap<string, RequestSigner>;
  /** Who is told what the authority has to tell of subjects; by default those of this process. */
  readonly recipients?: readonly NoticeRecipient[];
  /** Where the record index learns of records; by default the subgraphs of this process. */
  readonly eventSources?: readonly EventSource[];
}

/** What a gateway has whichever supergraph it serves. */
export interface Lasting {
  readonly log: Logger;
  readonly executor?: 'compiled' | 'stock';
  readonly planning: PlanningSettings;
  readonly spares: SparePlanners;
  readonly authority?: Authority;
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  readonly noticeInterval?: number;
  readonly clients: SubgraphClients;
  readonly hardening: Hardening;
  readonly recorder: DisclosureRecorder | undefined;
  readonly contextOf: (exchange: Exchange) => GatewayContext;
}

/** One supergraph as it is served. Everything that is derived from it is in here. */
export interface Serving extends Generation {
  readonly hasAccessRules: boolean;
  /** Executes operations; behind it comes nothing but errors. */
  readonly graphql: Step;
  readonly export: Step;
  /** Whether all its subgraphs are ready. Never throws. */
  ready(): Promise<boolean>;
}

const MAX_DOCUMENTS_MIB = 64;

/**
 * Makes all that serves one supergraph: planner, access rules, costs, compiled operations,
 * clients of its subgraphs. Nothing listens yet, and nothing of it is known elsewhere.
 * @throws Error when the supergraph cannot be served; then nothing is left behind
 */
export async function serveSupergraph(
  given: SupergraphOptions,
  lasting: Lasting,
): Promise<Serving> {
  const { hasAccessRules, subgraphs } = readSupergraph(given.supergraph);
  const options = { ...given, supergraph: resolvableKeysFirst(given.supergraph) };
  const lease = lasting.clients.take(subgraphs, options.signers);
  const relay = relayOf(options, lasting);
  const exports: Exporter = exporter(() => server, EXPORT);
  const { contextOf, log, planning, spares } = lasting;
  const planner = new PlannerPool(options.supergraph, planning, log, spares);
  const parts = { clients: lease.clients, plan: planner.plan, relay, exports };
  const { server, hotPath } = apolloServer(options, lasting, parts);
  const release = async () => {
    await planner.stop();
    await relay?.stop();
    await lease.end();
  };
  const stop = async () => {
    await server.stop();
    await release();
  };
  // Either reads the supergraph; what is wrong with it the server says best.
  const [serving, planned] = await Promise.allSettled([server.start(), planner.start()]);
  if (serving.status === 'rejected' || planned.status === 'rejected') {
    if (serving.status === 'fulfilled') await server.stop();
    await release();
    throw serving.status === 'rejected'
      ? supergraphFault(serving.reason)
      : (planned as PromiseRejectedResult).reason;
  }
  // What the hot path has learned has been here before.
  const whole = inTurn(boundedDocument, apolloStep(server, contextOf));
  const hot = hotPath?.step(contextOf);
  return {
    hasAccessRules,
    graphql: hot ? inTurn(hot, whole) : whole,
    export: exportRoute(exports, contextOf, EXPORT, log),
    ready: subgraphReadiness([...lease.clients.values()], log),
    stop,
  };
}

/** One step, and another for what it leaves open. */
function inTurn(first: Step, second: Step): Step {
  return (exchange) => {
    const underWay = first(exchange);
    if (underWay !== undefined) return underWay;
    return exchange.answered ? undefined : second(exchange);
  };
}

/** Carries notices of subjects and events of records, where there is an authority. */
function relayOf(options: SupergraphOptions, lasting: Lasting): Relay | undefined {
  const { authority, log, noticeInterval: interval } = lasting;
  if (!authority) return undefined;
  const local = Array.from(lasting.subgraphs?.values() ?? [], (subgraph) => ({ local: subgraph }));
  const recipients = options.recipients ?? local.flatMap(recipientOf);
  const sources = options.eventSources ?? local.flatMap(eventSourceOf);
  const shared = { authority, log, ...(interval !== undefined && { interval }) };
  return relays([noticeRelay({ ...shared, recipients }), recordRelay({ ...shared, sources })]);
}

/** What of one supergraph's serving its server is made with. */
interface Parts {
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly plan: Plan;
  readonly relay: Relay | undefined;
  readonly exports: Exporter;
}

function apolloServer(
  { supergraph }: SupergraphOptions,
  lasting: Lasting,
  { clients, plan, relay, exports }: Parts,
): { server: ApolloServer<GatewayContext>; hotPath: HotPath | undefined } {
  const { log, authority, recorder, executor } = lasting;
  const hardening = lasting.hardening.of(supergraph);
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    validateSupergraph: true,
    logger: log,
    buildService: ({ name }) => dataSource(clients.get(name) as SubgraphClient),
    experimental_approximateQueryPlanStoreMiB: MAX_DOCUMENTS_MIB,
    queryPlannerConfig: plannerBounds(lasting.planning.pathsLimit),
    __exposeQueryPlanExperimental: false,
  });
  const guarded = guardGateway<GatewayContext>(
    (executor === 'stock' ? plannedGateway : compiledGateway)(gateway, plan),
    (context) => hardening.caller(context),
    hardening.counted,
  );
  const plannable = plannableGateway(guarded);
  const recorded = recorder ? auditGateway(plannable, recorder) : plannable;
  const served = introspectionGateway(authority ? consentGateway(recorded, authority) : recorded);
  const plugins = [
    operationChoicePlugin(),
    ...hardening.plugins,
    consentReportPlugin(),
    errorPlugin(),
    ...(relay ? [relayPlugin(relay)] : []),
  ];
  const hotPath =
    executor === 'stock' ? undefined : new HotPath({ plugins, formatError: earlyError, log });
  const server = new ApolloServer<GatewayContext>({
    gateway: hotPath ? hotPath.watch(served) : served,
    logger: log,
    nodeEnv: 'production',
    // Who may introspect is decided per request, by the plugin.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: OPERATION_LIMITS.tokens },
    validationRules: [
      subscriptionsRule,
      limitsRule(),
      requiredArgumentsRule(requiredSets(supergraph)),
    ],
    // Of what passes only here, no caller is known yet; the plugin sees to everything else.
    formatError: earlyError,
    plugins: [
      ...plugins,
      ...(hotPath ? [hotPath.plugin()] : []),
      exports.plugin,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  return { server, hotPath };
}
