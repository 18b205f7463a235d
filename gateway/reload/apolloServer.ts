import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import type { Registry } from '../../schema/registry';
import type { DisclosureRecorder } from '../disclosure/disclosureRecorder';
import type { GatewayContext } from '../context';
import { compiledExecutor } from '../execution/compiled/compiledExecutor';
import { CompiledPipeline } from '../execution/pipeline/compiledPipeline';
import { planningOf, type GivenSupergraph } from '../execution/compiled/planning';
import { dataSource } from '../execution/dataSource';
import type { PlanningSettings } from '../execution/planning/config';
import type { PlanOperation } from '../execution/planning/planner';
import { stockExecutor, type StockExecutor } from '../execution/stockExecutor';
import type { SubgraphClient } from '../execution/subgraphClient';
import type { Exporter } from '../export/exporter';
import { earlyError } from '../errors/clientErrors';
import type { RequestLimits } from '../limits/requestLimits';
import { OPERATION_LIMITS } from '../limits/operationLimits';
import type { PersistedQueries } from '../persistedQueries/persistedQueries';
import type { Metrics } from '../../process/telemetry/metrics/metrics';
import { observedPlan } from '../telemetry/observedPlan';
import { SubgraphCalls } from '../telemetry/subgraphCalls';
import type { GatewayPlugin } from '../plugin';
import type { Relay } from '../outbox/relay';
import { apolloPlugins } from './apolloPlugins';
import { pluginGateway } from './pluginGateway';
import { gatewayPlugins } from './plugins';

/** The parts of which the server of one supergraph is created. */
export interface ServerParts {
  readonly log: Logger;
  readonly executor?: 'compiled' | 'stock';
  readonly planning: PlanningSettings;
  readonly limits: RequestLimits;
  readonly persisted: PersistedQueries;
  readonly registry?: Registry;
  readonly recorder: DisclosureRecorder | undefined;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly plan: PlanOperation;
  readonly metrics: Metrics;
  readonly relay: Relay | undefined;
  readonly exports: Exporter;
}

/**
 * Creates the server of one supergraph, not started, and the request pipeline for compiled
 * operations when the executor is compiled.
 */
export function apolloServer(
  given: GivenSupergraph,
  parts: ServerParts,
): { server: ApolloServer<GatewayContext>; compiledPipeline: CompiledPipeline | undefined } {
  const { sdl } = given;
  const { log, executor, clients, metrics } = parts;
  const plan = observedPlan(parts.plan, metrics);
  const sourceOf = (name: string) =>
    dataSource(clients.get(name) as SubgraphClient, new SubgraphCalls(metrics, name));
  const limits = parts.limits.of(sdl);
  const plugins = gatewayPlugins(sdl, { ...parts, limits });
  const compiledPipeline =
    executor === 'stock'
      ? undefined
      : new CompiledPipeline({ plugins, formatError: earlyError, log });
  const all: readonly GatewayPlugin[] = compiledPipeline ? [compiledPipeline, ...plugins] : plugins;
  const loadExecutor = () => {
    const planning = planningOf(given, sourceOf, plan);
    const { schema } = planning;
    if (executor === 'stock') return { schema, executor: stockExecutor(planning) };
    // Nearly every operation can be compiled, so the stock executor is loaded at its first use.
    let stock: StockExecutor | undefined;
    const onUse: StockExecutor = (request) => (stock ??= stockExecutor(planning))(request);
    return { schema, executor: compiledExecutor(planning, onUse) };
  };
  const server = new ApolloServer<GatewayContext>({
    gateway: pluginGateway(sdl, all, loadExecutor),
    logger: log,
    nodeEnv: 'production',
    // The introspection plugin decides per request whether the caller may introspect.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: OPERATION_LIMITS.tokens },
    validationRules: all.flatMap(({ validationRules }) => validationRules ?? []),
    // Errors that only this function sees occur before the caller is known; errorPlugin translates
    // all others.
    formatError: earlyError,
    plugins: [
      ...apolloPlugins(all),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  return { server, compiledPipeline };
}
