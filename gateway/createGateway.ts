import './config';
import type { RequestListener } from 'node:http';
import express from 'express';
import type { Logger } from 'pino';
import { Metrics } from '../process/telemetry/metrics/metrics';
import type { Telemetry } from '../process/telemetry/openTelemetry';
import type { Authority } from '../schema/authority';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import { ANONYMOUS } from '../schema/viewer';
import { disclosureRecorder } from './disclosure/disclosureRecorder';
import { RequestAudit } from './disclosure/requestAudit';
import type { GatewayContext } from './context';
import { readPlanningConfig, type PlanningSettings } from './execution/planning/config';
import { SparePlanners } from './execution/planning/sparePlanners';
import { EXPORT } from './export/settings';
import { callerKey } from './limits/callerKey';
import { readLimitsConfig, type LimitsConfig } from './limits/config';
import { createRequestLimits } from './limits/requestLimits';
import { healthRoutes } from './health';
import { accessLog } from './http/accessLog';
import { asHandler, chain } from './http/chain';
import { Exchange, exchangeOf } from './http/exchange';
import { bodyFaults, jsonBody, onlyJsonPosts } from './http/graphqlRequest';
import { lastResort, lastResortHandler, notFound } from './http/lastResort';
import { Draining, listen } from './http/listener';
import { requestEnding } from './http/requestEnding';
import { actForKin } from './authentication/actingFor';
import { admission, type AdmissionStep } from './authentication/admission';
import { admitClient } from './authentication/admitClient';
import { seeAsGrantee } from './authentication/asConsent';
import { authenticate, type TokenVerifier } from './authentication/authenticate';
import type { DemoIssuer } from './authentication/demoIssuer';
import { namedConsents } from './authentication/namedConsents';
import { settlePurpose } from './authentication/purpose';
import { senderConstraint, type SenderSettings } from './authentication/senderConstraint';
import { TOKEN_PATH, tokenEndpoint } from './authentication/tokenEndpoint';
import { MaskedPaths } from './permissions/maskedPaths';
import { WithheldLists } from './permissions/withheldLists';
import { ActiveSupergraph } from './reload/activeSupergraph';
import { reloader } from './reload/reloader';
import {
  serveSupergraph,
  type SharedParts,
  type SupergraphOptions,
} from './reload/serveSupergraph';
import { SubgraphClients } from './reload/subgraphClients';
import { readSupergraph } from './supergraph';
import { observedAppend, tracedRecorder } from './telemetry/observedLog';
import { observeState } from './telemetry/observeState';
import { requestObserver } from './telemetry/observeRequests';

export interface GatewayOptions extends SupergraphOptions {
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  /** Subgraphs of this process by name; the others are called at their URLs in the supergraph. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  /** URLs of subgraphs by name; they override those in the supergraph. */
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  /** Verifies an access token and returns its Viewer. Without it every caller is anonymous. */
  readonly verifyToken?: TokenVerifier;
  /** Registry of clients, consents and the disclosure log; absent in a domain without one. */
  readonly authority?: Authority;
  /** Milliseconds between polls of the outboxes; without it only mutations trigger a poll. */
  readonly noticeInterval?: number;
  /** The clock that sets the time of a request; tests set it. */
  readonly now?: () => Date;
  readonly anonymousIntrospection: boolean;
  /** The executor of operations; compiled by default. Both give the same responses. */
  readonly executor?: 'compiled' | 'stock';
  /** Bounds of the query planner; the defaults of a service by default. */
  readonly planning?: PlanningSettings;
  /** Pool through which the gateways of one process reuse planner threads; its own by default. */
  readonly spares?: SparePlanners;
  /** Whether clients with unbound tokens are refused; false by default. */
  readonly production?: boolean;
  /** How callers prove possession of their tokens. */
  readonly sender?: SenderSettings;
  /** Issues tokens to registered clients at `/token`; for demonstration, never in production. */
  readonly demoIssuer?: DemoIssuer;
  /** Modes, limits and safelists of callers. */
  readonly limits?: LimitsConfig;
  /** Where it counts and records spans; by default it counts for nobody and records none. */
  readonly telemetry?: Telemetry;
  /**
   * Milliseconds for one client request, for one subgraph call, and for active requests at
   * shutdown.
   */
  readonly requestTimeout: number;
  readonly subgraphTimeout: number;
  /** Milliseconds a response waits for the disclosure log; 3000 by default. */
  readonly auditTimeout?: number;
  readonly drainTimeout: number;
}

/** A listening gateway. */
export interface Gateway {
  /** Handles one request; for tests that do not need the port. */
  readonly app: RequestListener;
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Whether the gateway can serve requests now. Never throws. */
  ready(): Promise<boolean>;
  /**
   * Serves another supergraph from the next request on. Active requests finish with the supergraph
   * that they began with. When the new supergraph is refused, the previous one stays active.
   * @throws Error with one sentence that gives the reason of the refusal
   */
  reload(next: SupergraphOptions): Promise<void>;
  /** Finishes active requests within the drain time, then releases all resources. */
  stop(): Promise<void>;
}

/** The admission steps before the body is read, in this order. */
const admissionSteps = ({ production = false }: GatewayOptions): readonly AdmissionStep[] => [
  admitClient({ production }),
  settlePurpose,
  actForKin,
  namedConsents,
  seeAsGrantee,
];

/** Path of the GraphQL endpoint. */
const GRAPHQL_PATH = '/graphql';

/** The limits of a gateway without settings, as tests and embedders start it. */
const NO_LIMITS = readLimitsConfig({ production: false, dataDir: '.data' }, {});

const PLANNING = readPlanningConfig({});

/**
 * Serves a supergraph at `/graphql`. A request passes the steps below in their order, and only a
 * request that has passed all of them reaches a subgraph.
 * @throws Error with one sentence when the supergraph cannot be served or the port is in use
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { log, authority } = options;
  const facts = readSupergraph(options.supergraph);
  if (facts.hasAccessRules && !options.verifyToken)
    throw new Error('The supergraph has access rules, so an issuer of access tokens is needed.');
  const limits = createRequestLimits(options.limits ?? NO_LIMITS, log);
  const { telemetry = { metrics: new Metrics() } } = options;
  const { metrics, tracing } = telemetry;
  const observer = requestObserver(telemetry);
  const recorder =
    authority && disclosureRecorder(observedAppend(authority, metrics), log, options.auditTimeout);
  const contextOf = requestContext(options);
  const clients = new SubgraphClients(options);
  const { planning = PLANNING } = options;
  const ownSpares = new SparePlanners(1);
  const { spares = ownSpares } = options;
  const shared: SharedParts = {
    ...options,
    planning,
    spares,
    clients,
    limits,
    metrics,
    recorder: recorder && tracing ? tracedRecorder(recorder) : recorder,
    contextOf,
  };
  const first = await serveSupergraph(options, shared).catch(async (error: unknown) => {
    await ownSpares.stop();
    throw error;
  });
  const active = new ActiveSupergraph(first, (error) =>
    log.error({ kind: (error as Error).name }, 'a replaced supergraph failed to stop'),
  );
  const reload = reloader(active, (next) => serveSupergraph(next, shared));

  const draining = new Draining();
  const ready = async () => !draining.begun && (await active.current.ready());
  const forget = observeState(metrics, { ready, circuits: () => clients.circuits() });
  const verify: TokenVerifier = options.verifyToken ?? (async () => ({ viewer: ANONYMOUS }));

  const sender = senderConstraint(options.sender ?? {}, log);
  const admitted = [
    authenticate(verify, sender, log),
    ...(authority ? [admission(admissionSteps(options), authority, log, options.now)] : []),
  ];

  const fault = lastResort(log);
  const graphql = chain(
    [
      observer.step(GRAPHQL_PATH),
      accessLog(log),
      draining.gate(),
      onlyJsonPosts,
      ...admitted,
      jsonBody,
      limits.safelist,
      active.step((current) => current.graphql),
    ],
    bodyFaults(fault),
  );
  const exported = chain(
    [
      observer.step(EXPORT.path),
      accessLog(log),
      draining.gate(),
      ...admitted,
      active.step((current) => current.export),
    ],
    fault,
  );

  const others = express();
  others.disable('x-powered-by');
  others.disable('etag');
  others.use(healthRoutes({ ready }));
  others.use(GRAPHQL_PATH, (_request, response) => graphql(exchangeOf(response)));
  others.use(EXPORT.path, (_request, response) => exported(exchangeOf(response)));
  if (options.demoIssuer && authority && !options.production) {
    const { demoIssuer: issuer } = options;
    others.use(
      TOKEN_PATH,
      asHandler(observer.step(TOKEN_PATH)),
      asHandler(accessLog(log)),
      asHandler(draining.gate()),
      ...tokenEndpoint({ issuer, authority, sender, log }),
    );
  }
  others.use(notFound());
  others.use(lastResortHandler(fault));

  const app: RequestListener = (request, response) => {
    const exchange = new Exchange(request, response);
    // Express routes every other spelling of the path; routing is most of the cost of a small
    // response.
    if (request.url === GRAPHQL_PATH) return graphql(exchange);
    exchange.handOver();
    others(request, response);
  };

  const release = async () => {
    forget();
    await reload.stop();
    await active.stop();
    await ownSpares.stop();
    await limits.stop();
    await sender.stop();
    await recorder?.stop();
  };
  try {
    const listener = await listen(app, options);
    return {
      app,
      url: `${listener.url}${GRAPHQL_PATH}`,
      ready,
      reload: (next) => reload.to(next),
      async stop() {
        draining.begin();
        await listener.stop(options.drainTimeout);
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Creates the context of a request when its operation begins. */
function requestContext(options: GatewayOptions) {
  return (exchange: Exchange): GatewayContext => {
    const { viewer, client, consents, idempotencyKey, previewer, requestId, trace } = exchange;
    const requester = previewer ?? viewer;
    const at = exchange.at ?? new Date();
    return {
      viewer,
      ...(client && { client }),
      ...(consents && { consents }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
      ...(previewer && { previewer }),
      at,
      requestId,
      ending: requestEnding(exchange, options.requestTimeout),
      mayIntrospect: viewer.authenticated || options.anonymousIntrospection,
      log: options.log,
      facts: exchange.facts,
      trace,
      caller: callerKey(requester, exchange.request.socket.remoteAddress),
      masked: new MaskedPaths(),
      withheld: new WithheldLists(),
      audit: new RequestAudit({ caller: requester, requestId, at }),
    };
  };
}
