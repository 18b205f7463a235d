import './config';
import type { RequestListener } from 'node:http';
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
import { EXPORT } from './export/settings';
import { callerKey } from './limits/callerKey';
import { readLimitsConfig, type LimitsConfig } from './limits/config';
import { createRequestLimits } from './limits/requestLimits';
import { healthRoutes } from './health';
import { accessLog } from './http/accessLog';
import { asHandler, chain } from './http/chain';
import { Exchange, exchangeOf } from './http/exchange';
import { bodyFaults, jsonBody, onlyJsonPosts } from './http/graphqlRequest';
import { lastResort, lastResortHandler, nothingHere } from './http/lastResort';
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

export interface GatewayOptions extends SupergraphOptions {
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  /** Subgraphs of this process by name; every other is called at its URL in the supergraph. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  /** Where subgraphs are called, by name, in place of their URLs in the supergraph. */
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  /** Turns an access token into its Viewer. Without it every caller is anonymous. */
  readonly verifyToken?: TokenVerifier;
  /** What the domain says of clients, consents and the disclosure log; absent without one. */
  readonly authority?: Authority;
  /** Milliseconds between looks for notices and events; without it only mutations have it look. */
  readonly noticeInterval?: number;
  /** The clock by which requests begin; tests set it. */
  readonly now?: () => Date;
  readonly anonymousIntrospection: boolean;
  /** How operations are executed; compiled by default. Answers are the same. */
  readonly executor?: 'compiled' | 'stock';
  /** Bounds of planning; those of a service that sets none by default. */
  readonly planning?: PlanningSettings;
  /** Where gateways of one process hand planner threads on to each other; its own by default. */
  readonly spares?: SparePlanners;
  /** Whether clients without bound tokens are kept out; they are not by default. */
  readonly production?: boolean;
  /** How senders prove that a token is theirs. */
  readonly sender?: SenderSettings;
  /** Grants tokens to registered programs at `/token`; for demonstration, never in production. */
  readonly demoIssuer?: DemoIssuer;
  /** Modes, limits and safelists of callers. */
  readonly limits?: LimitsConfig;
  /** Milliseconds: one client request, one subgraph call, the requests under way at the end. */
  readonly requestTimeout: number;
  readonly subgraphTimeout: number;
  /** Milliseconds an answer waits for the disclosure log; 3000 by default. */
  readonly auditTimeout?: number;
  readonly drainTimeout: number;
}

/** A gateway that listens. */
export interface Gateway {
  /** Answers one request; for tests that have no need of its port. */
  readonly app: RequestListener;
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Whether it can answer questions now. Never throws. */
  ready(): Promise<boolean>;
  /**
   * Serves another supergraph from the next request on; those under way end with the one they
   * began with. When it cannot be served, the one before goes on as if nothing had been asked.
   * @throws Error with one sentence that says why it is refused
   */
  reload(next: SupergraphOptions): Promise<void>;
  /** Finishes the requests under way within the drain time, then lets go of everything. */
  stop(): Promise<void>;
}

/** What is settled about a caller before the body is read, in this order. */
const admissionSteps = ({ production = false }: GatewayOptions): readonly AdmissionStep[] => [
  admitClient({ production }),
  settlePurpose,
  actForKin,
  namedConsents,
  seeAsGrantee,
];

/** Where operations are asked. */
const GRAPHQL_PATH = '/graphql';

/** A gateway that sets no limits of its own, as tests and embedders start it. */
const NO_LIMITS = readLimitsConfig({ production: false, dataDir: '.data' }, {});

const PLANNING = readPlanningConfig({});

/**
 * Serves a supergraph at `/graphql`. The order of concerns is the order of the steps below: a
 * request passes each before it reaches the next, and reaches a subgraph only by all of them.
 * @throws Error with one sentence when the supergraph cannot be served or the port is taken
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { log, authority } = options;
  const facts = readSupergraph(options.supergraph);
  if (facts.hasAccessRules && !options.verifyToken)
    throw new Error('The supergraph has access rules, so an issuer of access tokens is needed.');
  const limits = createRequestLimits(options.limits ?? NO_LIMITS, log);
  const recorder = authority && disclosureRecorder(authority, log, options.auditTimeout);
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
  const ready = async () => !draining.begun && (await active.current.ready());
  const verify: TokenVerifier = options.verifyToken ?? (async () => ({ viewer: ANONYMOUS }));

  const sender = senderConstraint(options.sender ?? {}, log);
  const admitted = [
    authenticate(verify, sender, log),
    ...(authority ? [admission(admissionSteps(options), authority, log, options.now)] : []),
  ];

  const fault = lastResort(log);
  const graphql = chain(
    [
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
    [accessLog(log), draining.gate(), ...admitted, active.step((current) => current.export)],
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
      asHandler(accessLog(log)),
      asHandler(draining.gate()),
      ...tokenEndpoint({ issuer, authority, sender, log }),
    );
  }
  others.use(nothingHere());
  others.use(lastResortHandler(fault));

  const app: RequestListener = (request, response) => {
    const exchange = new Exchange(request, response);
    // Express finds the way for every other writing of the path; it is most of a small answer.
    if (request.url === GRAPHQL_PATH) return graphql(exchange);
    exchange.handOver();
    others(request, response);
  };

  const release = async () => {
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

/** What is known of a request when its operation begins. */
function requestContext(options: GatewayOptions) {
  return (exchange: Exchange): GatewayContext => {
    const { viewer, client, consents, idempotencyKey, previewer, requestId } = exchange;
    const asker = previewer ?? viewer;
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
      caller: callerKey(asker, exchange.request.socket.remoteAddress),
      masked: new MaskedPaths(),
      withheld: new WithheldLists(),
      audit: new RequestAudit({ caller: asker, requestId, at }),
    };
  };
}
