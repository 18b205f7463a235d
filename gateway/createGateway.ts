import './config';
import type { RequestListener } from 'node:http';
import type { SecureContext } from 'node:tls';
import express from 'express';
import type { Logger } from 'pino';
import type { Authority } from '../schema/authority';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import { ANONYMOUS } from '../schema/viewer';
import { disclosureRecorder } from './disclosure/disclosureRecorder';
import { RequestAudit } from './disclosure/requestAudit';
import type { GatewayContext } from './context';
import { readPlanningConfig, type PlanningSettings } from './execution/planning/config';
import { SparePlanners } from './execution/planning/sparePlanners';
import { exportMethods } from './export/exportRoute';
import { EXPORT } from './export/settings';
import { callerKey } from './limits/callerKey';
import { readLimitsConfig, type LimitsConfig } from './limits/config';
import { createRequestLimits } from './limits/requestLimits';
import { healthRoutes } from './health';
import { readinessOf } from './readiness';
import { accessLog } from './http/accessLog';
import { asHandler, chain } from './http/chain';
import { Exchange, exchangeOf } from './http/exchange';
import { compression, type CompressionMode } from './http/compression';
import { cors, NO_CORS, type CorsSettings } from './http/cors';
import { bodyFaults, getOrJsonPost, graphqlRequest } from './http/graphqlRequest';
import { lastResort, lastResortHandler, notFound } from './http/lastResort';
import { Draining, listen } from './http/listener';
import { SCHEMA_PATH } from './introspection/schemaRoute';
import { refusalPlace } from './errors/refusalPlace';
import { requestEnding } from './http/requestEnding';
import { trustedProxies, type TrustedProxies } from './http/trustedProxies';
import { actForKin } from './authentication/actingFor';
import { admission, type AdmissionStep } from './authentication/admission';
import { admitClient } from './authentication/admitClient';
import { seeAsGrantee } from './authentication/asConsent';
import { authenticate, onlyAuthenticated, type TokenVerifier } from './authentication/authenticate';
import { GRAPHQL_PATH } from './authentication/audience';
import { FAPI_ALGORITHMS } from './authentication/challenge';
import type { DemoIssuer } from './authentication/demoIssuer';
import { demoLogin } from './authentication/login/demoLogin';
import { namedConsents } from './authentication/namedConsents';
import { settlePurpose } from './authentication/purpose';
import { resourceMetadata } from './authentication/resourceMetadata';
import { senderConstraint, type SenderSettings } from './authentication/senderConstraint';
import { TOKEN_PATH, tokenEndpoint } from './authentication/tokenEndpoint';
import { createPersistedQueries } from './persistedQueries/persistedQueries';
import { GRAPHIQL_PATH, graphiql } from './pages/graphiqlPage';
import { homePage } from './pages/homePage';
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

export interface GatewayOptions extends SupergraphOptions {
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  /** Subgraphs of this process by name; the others are called at their URLs in the supergraph. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  /** URLs of subgraphs by name; they override those in the supergraph. */
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  /** Trusted CAs and the client certificate for `https` URLs; by default the CAs of Node and none. */
  readonly subgraphTls?: SecureContext;
  /** Verifies an access token and returns its Viewer. Without it every caller is anonymous. */
  readonly verifyToken?: TokenVerifier;
  /** The issuer of the tokens that `verifyToken` accepts, for clients that look for it. */
  readonly authorizationServer?: string;
  /** Whether tokens can be verified now; the service is not ready before. Always, by default. */
  readonly issuerReady?: () => boolean;
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
  /**
   * Proxies whose headers about the client are believed: IP addresses, CIDR ranges, and the names
   * loopback, linklocal and uniquelocal; none by default.
   */
  readonly trustedProxies?: readonly string[];
  /** How callers prove possession of their tokens. */
  readonly sender?: SenderSettings;
  /**
   * Issues tokens to registered clients at `/token` and logs callers in at `/oidc`; for
   * demonstration, never in production.
   */
  readonly demoIssuer?: DemoIssuer;
  /** The origins whose pages may call the service from a browser; none by default. */
  readonly cors?: CorsSettings;
  /** Which answers are compressed; those to requests without a token by default. */
  readonly compression?: CompressionMode;
  /** Folder with the files of GraphiQL, for people who open the endpoint in a browser. */
  readonly graphiqlFolder?: string;
  /** Whether the demo issuer logs callers in; true by default. */
  readonly demoLogin?: boolean;
  /** Modes and limits of callers. */
  readonly limits?: LimitsConfig;
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

const GRAPHQL_GET = `${GRAPHQL_PATH}?`;

/** The limits of a gateway without settings, as tests and embedders start it. */
const NO_LIMITS = readLimitsConfig({ production: false }, {});

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
  const persisted = createPersistedQueries(options.limits?.redisUrl, log);
  const limits = createRequestLimits(options.limits ?? NO_LIMITS, log, authority);
  const recorder = authority && disclosureRecorder(authority, log, options.auditTimeout);
  const proxies = trustedProxies(options.trustedProxies);
  const contextOf = requestContext(options, proxies);
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
    persisted,
    recorder,
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
  const { issuerReady = () => true } = options;
  const readiness = async () =>
    draining.begun || !issuerReady()
      ? { ready: false }
      : readinessOf(await active.current.unready());
  const verify: TokenVerifier = options.verifyToken ?? (async () => ({ viewer: ANONYMOUS }));

  const sender = senderConstraint(options.sender ?? {}, proxies, log);
  const admitted = [
    authenticate(verify, sender, log),
    ...(authority
      ? [
          admission(admissionSteps(options), {
            authority,
            baseUrl: sender.baseUrl,
            log,
            now: options.now,
          }),
        ]
      : []),
  ];

  const fault = lastResort(log);
  const browsers = cors(options.cors ?? NO_CORS);
  const explorer =
    options.graphiqlFolder === undefined ? undefined : graphiql(options.graphiqlFolder);
  const graphql = chain(
    [
      accessLog(log),
      browsers,
      draining.gate(),
      ...(explorer ? [explorer.page] : []),
      getOrJsonPost,
      compression(options.compression ?? 'public'),
      ...admitted,
      refusalPlace,
      graphqlRequest,
      limits.safelist,
      persisted.step,
      active.step((current) => current.graphql),
    ],
    bodyFaults(fault),
  );
  const exported = chain(
    [
      accessLog(log),
      browsers,
      draining.gate(),
      ...admitted,
      exportMethods,
      onlyAuthenticated(sender),
      active.step((current) => current.export),
    ],
    fault,
  );
  const schema = chain(
    [
      accessLog(log),
      browsers,
      draining.gate(),
      ...admitted,
      active.step((current) => current.schema),
    ],
    fault,
  );

  const others = express();
  others.disable('x-powered-by');
  others.disable('etag');
  others.use(healthRoutes(readiness));
  const home = homePage({
    graphiql: explorer !== undefined,
    demo: options.demoIssuer !== undefined,
  });
  others.get('/', asHandler(accessLog(log)), asHandler(home));
  if (explorer) others.use(GRAPHIQL_PATH, explorer.files);
  others.use(GRAPHQL_PATH, (_request, response) => graphql(exchangeOf(response)));
  others.use(EXPORT.path, (_request, response) => exported(exchangeOf(response)));
  others.use(SCHEMA_PATH, (_request, response) => schema(exchangeOf(response)));
  const { demoIssuer: issuer } = options;
  if (options.verifyToken) others.use('/.well-known', asHandler(browsers));
  if (options.verifyToken)
    others.use(
      resourceMetadata(
        {
          authorizationServers: () =>
            [options.authorizationServer ?? issuer?.loginIssuer].filter((url) => url !== undefined),
          acceptsCertificates: options.sender?.certificateHeader !== undefined,
          proofAlgorithms: FAPI_ALGORITHMS,
        },
        sender.baseUrl,
      ),
    );
  if (issuer && authority && !options.production) {
    const logged = [asHandler(accessLog(log)), asHandler(browsers), asHandler(draining.gate())];
    others.use(TOKEN_PATH, ...logged, ...tokenEndpoint({ issuer, authority, sender, log }));
    const login =
      options.demoLogin !== false && demoLogin({ issuer, authority, log, before: logged });
    if (login) others.use(login);
  }
  others.use(notFound());
  others.use(lastResortHandler(fault));

  const app: RequestListener = (request, response) => {
    const exchange = new Exchange(request, response);
    // Express routes every other spelling of the path; routing is most of the cost of a small
    // response.
    const { url = '' } = request;
    if (url === GRAPHQL_PATH || url.startsWith(GRAPHQL_GET)) return graphql(exchange);
    exchange.handOver();
    others(request, response);
  };

  const release = async () => {
    await reload.stop();
    await active.stop();
    await ownSpares.stop();
    await limits.stop();
    await persisted.stop();
    await sender.stop();
    await recorder?.stop();
  };
  try {
    const listener = await listen(app, options);
    issuer?.listensAt(options.sender?.publicUrl ?? listener.url);
    return {
      app,
      url: `${listener.url}${GRAPHQL_PATH}`,
      ready: async () => (await readiness()).ready,
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
function requestContext(options: GatewayOptions, proxies: TrustedProxies) {
  return (exchange: Exchange): GatewayContext => {
    const { viewer, client, consents, idempotencyKey, previewer, requestId, read, persisting } =
      exchange;
    const requester = previewer ?? viewer;
    const at = exchange.at ?? new Date();
    const { 'accept-language': acceptLanguage } = exchange.request.headers;
    const refusals = exchange.refusals ?? client?.refusals;
    return {
      viewer,
      ...(client && { client }),
      ...(consents && { consents }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
      ...(previewer && { previewer }),
      ...(read && { read }),
      ...(persisting !== undefined && { persisting }),
      ...(acceptLanguage !== undefined && { acceptLanguage }),
      ...(refusals && { refusals }),
      at,
      requestId,
      ending: requestEnding(exchange, options.requestTimeout),
      mayIntrospect: viewer.authenticated || options.anonymousIntrospection,
      log: options.log,
      caller: callerKey(requester, () => proxies.clientAddress(exchange.request)),
      masked: new MaskedPaths(),
      withheld: new WithheldLists(),
      audit: new RequestAudit({ caller: requester, requestId, at }),
    };
  };
}
