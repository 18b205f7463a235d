import './config';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { Authority, ClientEntry } from '../schema/authority';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import { ANONYMOUS, type Viewer } from '../schema/viewer';
import { auditGateway } from './audit/auditGateway';
import { disclosureRecorder, type DisclosureRecorder } from './audit/disclosureRecorder';
import { RequestAudit } from './audit/requestAudit';
import type { GatewayContext } from './context';
import { compiledGateway } from './execution/compiled/compiledGateway';
import { HotPath } from './execution/compiled/hotPath/hotPath';
import { withCircuit } from './execution/circuit/withCircuit';
import { dataSource } from './execution/dataSource';
import { httpClient } from './execution/httpClient';
import { inProcessClient } from './execution/inProcessClient';
import { requiredArgumentsRule } from './execution/faults/requiredArgumentsRule';
import { readRequiredFields } from './execution/faults/requiredFields';
import type { RequestSigner } from './execution/requestSigner';
import type { SubgraphClient } from './execution/subgraphClient';
import { exporter, type Exporter } from './export/exporter';
import { exportRoute } from './export/exportRoute';
import { EXPORT } from './export/settings';
import { callerKey } from './hardening/callerKey';
import { readHardeningConfig, type HardeningConfig } from './hardening/config';
import { earlyError } from './hardening/errorDoor';
import { errorPlugin } from './hardening/errorPlugin';
import { createHardening, type Hardening } from './hardening/hardening';
import { introspectionPlugin } from './hardening/introspection';
import { limitsRule, OPERATION_LIMITS } from './hardening/limits';
import { operationChoicePlugin } from './hardening/operationChoice';
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
import { settlePurpose } from './identity/purpose';
import { senderConstraint, type SenderSettings } from './identity/senderConstraint';
import { TOKEN_PATH, tokenEndpoint } from './identity/tokenEndpoint';
import { recipientOf } from './notices/findRecipients';
import { noticePlugin } from './notices/noticePlugin';
import { noticeRelay, type NoticeRelay } from './notices/noticeRelay';
import type { NoticeRecipient } from './notices/recipient';
import { consentGateway } from './identity/consentGateway';
import { consentReportPlugin } from './identity/consentReport';
import { namedConsents } from './identity/namedConsents';
import { guardGateway } from './permissions/guardGateway';
import { MaskedPaths } from './permissions/maskedPaths';
import { subgraphReadiness } from './readiness';
import { readSupergraph, type SubgraphEndpoint } from './supergraph';

export interface GatewayOptions {
  /** The composed supergraph, as SDL. */
  readonly supergraph: string;
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  /** Subgraphs of this process by name; every other is called at its URL in the supergraph. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  /** Where subgraphs are called, by name, in place of their URLs in the supergraph. */
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  /** Turns an access token into its Viewer. Without it every caller is anonymous. */
  readonly verifyToken?: TokenVerifier;
  /** Vouches for callers to the subgraphs over HTTP, by subgraph name. */
  readonly signers?: ReadonlyMap<string, RequestSigner>;
  /** What the domain says of clients, consents and the disclosure log; absent without one. */
  readonly authority?: Authority;
  /** Who is told what the authority has to tell of subjects; by default those of this process. */
  readonly recipients?: readonly NoticeRecipient[];
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

const MAX_DOCUMENTS_MIB = 64;

/** A gateway that sets no limits of its own, as tests and embedders start it. */
const NO_LIMITS = readHardeningConfig({ production: false, dataDir: '.data' }, {});

/**
 * Serves a supergraph at `/graphql`. The order of concerns is the order of `app.use` below: a
 * request passes each before it reaches the next, and reaches a subgraph only by all of them.
 * @throws Error with one sentence when the supergraph cannot be served or the port is taken
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { log } = options;
  const facts = readSupergraph(options.supergraph);
  if (facts.hasAccessRules && !options.verifyToken)
    throw new Error('The supergraph has access rules, so an issuer of access tokens is needed.');
  const clients = new Map(
    facts.subgraphs.map((endpoint) => [endpoint.name, clientOf(endpoint, options)]),
  );
  const hardening = createHardening(options.hardening ?? NO_LIMITS, options.supergraph, log);
  const relay = relayOf(options);
  const recorder =
    options.authority && disclosureRecorder(options.authority, log, options.auditTimeout);
  const exports: Exporter = exporter(() => server, EXPORT);
  const { server, hotPath } = apolloServer(options, clients, hardening, relay, recorder, exports);
  await server.start();

  const draining = new Draining();
  const subgraphsReady = subgraphReadiness([...clients.values()]);
  const ready = async () => !draining.begun && (await subgraphsReady());
  const verify: TokenVerifier = options.verifyToken ?? (async () => ({ viewer: ANONYMOUS }));

  const sender = senderConstraint(options.sender ?? {}, log);
  const contextOf = requestContext(options);
  const { authority } = options;
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
    ...(hotPath ? [hotPath.handler(contextOf)] : []),
    expressMiddleware(server, { context: contextOf }),
    bodyFaults(),
  );
  app.use(
    EXPORT.path,
    accessLog(log),
    draining.gate(),
    ...admitted,
    exportRoute(exports, contextOf, EXPORT, log),
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
    await server.stop();
    await hardening.stop();
    await sender.stop();
    await relay?.stop();
    await recorder?.stop();
    await Promise.all([...clients.values()].map((client) => client.stop()));
  };
  try {
    const listener = await listen(app, options);
    return {
      app,
      url: `${listener.url}/graphql`,
      ready,
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

/** Carries the authority's notices of subjects, where there is an authority. */
function relayOf({ authority, log, ...options }: GatewayOptions): NoticeRelay | undefined {
  if (!authority) return undefined;
  const recipients =
    options.recipients ?? [...(options.subgraphs?.values() ?? [])].flatMap(recipientOf);
  const { noticeInterval: interval } = options;
  return noticeRelay({ authority, recipients, log, ...(interval !== undefined && { interval }) });
}

function clientOf(endpoint: SubgraphEndpoint, options: GatewayOptions): SubgraphClient {
  const local = options.subgraphs?.get(endpoint.name);
  if (local) return inProcessClient(local);
  const url = options.subgraphUrls?.[endpoint.name] ?? endpoint.url;
  if (!URL.canParse(url)) throw new Error(`The supergraph gives subgraph ${endpoint.name} no URL.`);
  const sign = options.signers?.get(endpoint.name);
  const client = httpClient(
    { name: endpoint.name, url },
    { timeout: options.subgraphTimeout, ...(sign && { sign }) },
  );
  return withCircuit(client, options.log);
}

function apolloServer(
  options: GatewayOptions,
  clients: ReadonlyMap<string, SubgraphClient>,
  hardening: Hardening,
  relay: NoticeRelay | undefined,
  recorder: DisclosureRecorder | undefined,
  exports: Exporter,
): { server: ApolloServer<GatewayContext>; hotPath: HotPath | undefined } {
  const { log } = options;
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraph,
    logger: log,
    buildService: ({ name }) => dataSource(clients.get(name) as SubgraphClient),
    experimental_approximateQueryPlanStoreMiB: MAX_DOCUMENTS_MIB,
    __exposeQueryPlanExperimental: false,
  });
  const { authority } = options;
  const consenting = (inner: ReturnType<typeof compiledGateway>) =>
    authority ? consentGateway(inner, authority) : inner;
  const guarded = guardGateway<GatewayContext>(
    consenting(options.executor === 'stock' ? gateway : compiledGateway(gateway)),
    (context) => hardening.caller(context),
    hardening.counted,
  );
  const recorded = recorder ? auditGateway(guarded, recorder) : guarded;
  const plugins = [
    operationChoicePlugin(),
    ...hardening.plugins,
    introspectionPlugin(),
    consentReportPlugin(),
    errorPlugin(),
    ...(relay ? [noticePlugin(relay)] : []),
  ];
  const hotPath =
    options.executor === 'stock'
      ? undefined
      : new HotPath({ plugins, formatError: earlyError, log });
  const server = new ApolloServer<GatewayContext>({
    gateway: hotPath ? hotPath.watch(recorded) : recorded,
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
      limitsRule(),
      ...hardening.rules,
      requiredArgumentsRule(readRequiredFields(options.supergraph)),
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
