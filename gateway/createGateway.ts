import './config';
import express, { type Express, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { Authority, ClientEntry } from '../schema/authority';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import { ANONYMOUS, type Viewer } from '../schema/viewer';
import { disclosureRecorder } from './audit/disclosureRecorder';
import { RequestAudit } from './audit/requestAudit';
import type { GatewayContext } from './context';
import { EXPORT } from './export/settings';
import { callerKey } from './hardening/callerKey';
import { readHardeningConfig, type HardeningConfig } from './hardening/config';
import { createHardening } from './hardening/hardening';
import { healthRoutes } from './health';
import { accessLog } from './http/accessLog';
import { bodyFaults, jsonBody, onlyJsonPosts } from './http/graphqlRequest';
import { lastResort, nothingHere } from './http/lastResort';
import { Draining, listen } from './http/listener';
import { requestId } from './http/requestId';
import { requestSignal } from './http/requestSignal';
import { safeHeaders } from './http/safeHeaders';
import { actForKin } from './identity/actingFor';
import { admission, type Admission, type AdmissionStep } from './identity/admission';
import { admitClient } from './identity/admitClient';
import { seeAsGrantee } from './identity/asConsent';
import { authenticate, type TokenVerifier } from './identity/authenticate';
import type { DemoIssuer } from './identity/demoIssuer';
import { namedConsents } from './identity/namedConsents';
import { settlePurpose } from './identity/purpose';
import { senderConstraint, type SenderSettings } from './identity/senderConstraint';
import { TOKEN_PATH, tokenEndpoint } from './identity/tokenEndpoint';
import { MaskedPaths } from './permissions/maskedPaths';
import { Generations } from './serving/generations';
import { reloader } from './serving/reloader';
import { serveSupergraph, type Lasting, type SupergraphOptions } from './serving/serveSupergraph';
import { SubgraphClients } from './serving/subgraphClients';
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
  /** Milliseconds between looks for such notices; without it only mutations have it look. */
  readonly noticeInterval?: number;
  /** The clock by which requests begin; tests set it. */
  readonly now?: () => Date;
  readonly anonymousIntrospection: boolean;
  /** How operations are executed; compiled by default. Answers are the same. */
  readonly executor?: 'compiled' | 'stock';
  /** Whether clients without bound tokens are kept out; they are not by default. */
  readonly production?: boolean;
  /** How senders prove that a token is theirs. */
  readonly sender?: SenderSettings;
  /** Grants tokens to registered programs at `/token`; for demonstration, never in production. */
  readonly demoIssuer?: DemoIssuer;
  /** Modes, limits and safelists of callers. */
  readonly hardening?: HardeningConfig;
  /** Milliseconds: one client request, one subgraph call, the requests under way at the end. */
  readonly requestTimeout: number;
  readonly subgraphTimeout: number;
  /** Milliseconds an answer waits for the disclosure log; 3000 by default. */
  readonly auditTimeout?: number;
  readonly drainTimeout: number;
}

/** A gateway that listens. */
export interface Gateway {
  readonly app: Express;
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

/** A gateway that sets no limits of its own, as tests and embedders start it. */
const NO_LIMITS = readHardeningConfig({ production: false, dataDir: '.data' }, {});

/**
 * Serves a supergraph at `/graphql`. The order of concerns is the order of `app.use` below: a
 * request passes each before it reaches the next, and reaches a subgraph only by all of them.
 * @throws Error with one sentence when the supergraph cannot be served or the port is taken
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { log, authority } = options;
  const facts = readSupergraph(options.supergraph);
  if (facts.hasAccessRules && !options.verifyToken)
    throw new Error('The supergraph has access rules, so an issuer of access tokens is needed.');
  const hardening = createHardening(options.hardening ?? NO_LIMITS, log);
  const recorder = authority && disclosureRecorder(authority, log, options.auditTimeout);
  const contextOf = requestContext(options);
  const clients = new SubgraphClients(options);
  const lasting: Lasting = { ...options, clients, hardening, recorder, contextOf };
  const first = await serveSupergraph(options, lasting);
  const serving = new Generations(first, (error) =>
    log.error({ kind: (error as Error).name }, 'a supergraph was not let go of as it should be'),
  );
  const reload = reloader(serving, (next) => serveSupergraph(next, lasting));

  const draining = new Draining();
  const ready = async () => !draining.begun && (await serving.current.ready());
  const verify: TokenVerifier = options.verifyToken ?? (async () => ({ viewer: ANONYMOUS }));

  const sender = senderConstraint(options.sender ?? {}, log);
  const admitted = [
    authenticate(verify, sender, log),
    ...(authority ? [admission(admissionSteps(options), authority, log, options.now)] : []),
  ];

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestId());
  app.use(safeHeaders());
  app.use(healthRoutes({ ready }));
  app.use(
    '/graphql',
    accessLog(log),
    draining.gate(),
    onlyJsonPosts(),
    ...admitted,
    jsonBody(),
    hardening.safelist,
    serving.handler(({ graphql }) => graphql),
    bodyFaults(),
  );
  app.use(
    EXPORT.path,
    accessLog(log),
    draining.gate(),
    ...admitted,
    serving.handler((current) => current.export),
  );
  if (options.demoIssuer && authority && !options.production) {
    const { demoIssuer: issuer } = options;
    app.use(
      TOKEN_PATH,
      accessLog(log),
      draining.gate(),
      ...tokenEndpoint({ issuer, authority, sender, log }),
    );
  }
  app.use(nothingHere());
  app.use(lastResort(log));

  const release = async () => {
    await reload.stop();
    await serving.stop();
    await hardening.stop();
    await sender.stop();
    await recorder?.stop();
  };
  try {
    const listener = await listen(app, options);
    return {
      app,
      url: `${listener.url}/graphql`,
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
  return async ({ req, res }: { req: Request; res: Response }): Promise<GatewayContext> => {
    const viewer = res.locals['viewer'] as Viewer;
    const client = res.locals['client'] as ClientEntry | undefined;
    const admitted = res.locals['admission'] as Admission | undefined;
    const asker = admitted?.previewer ?? viewer;
    const requestId = res.locals['requestId'] as string;
    const at = (res.locals['at'] as Date | undefined) ?? new Date();
    return {
      viewer,
      ...(client && { client }),
      ...(admitted?.consents && { consents: admitted.consents }),
      ...(admitted?.previewer && { previewer: admitted.previewer }),
      at,
      requestId,
      signal: requestSignal(res, options.requestTimeout),
      mayIntrospect: viewer.authenticated || options.anonymousIntrospection,
      log: options.log,
      caller: callerKey(asker, req.ip),
      masked: new MaskedPaths(),
      audit: new RequestAudit({ asker, requestId, at }),
    };
  };
}
