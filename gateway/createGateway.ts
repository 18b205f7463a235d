import './config';
import { Metrics } from '../process/telemetry/metrics/metrics';
import { ANONYMOUS } from '../schema/viewer';
import { actForKin } from './authentication/actingFor';
import { admission, type AdmissionStep } from './authentication/admission';
import { admitClient } from './authentication/admitClient';
import { seeAsGrantee } from './authentication/asConsent';
import { GRAPHQL_PATH } from './authentication/audience';
import { authenticate, type TokenVerifier } from './authentication/authenticate';
import { namedConsents } from './authentication/namedConsents';
import { settlePurpose } from './authentication/purpose';
import { senderConstraint, type SenderConstraint } from './authentication/senderConstraint';
import { disclosureRecorder } from './disclosure/disclosureRecorder';
import { readPlanningConfig } from './execution/planning/config';
import { SparePlanners } from './execution/planning/sparePlanners';
import type { Gateway, GatewayOptions } from './gatewayOptions';
import type { Step } from './http/chain';
import { Draining, listen } from './http/listener';
import { trustedProxies } from './http/trustedProxies';
import { readLimitsConfig } from './limits/config';
import { createRequestLimits } from './limits/requestLimits';
import { createPersistedQueries } from './persistedQueries/persistedQueries';
import { readinessOf } from './readiness';
import { ActiveSupergraph } from './reload/activeSupergraph';
import { reloader } from './reload/reloader';
import { serveSupergraph, type SharedParts } from './reload/serveSupergraph';
import { SubgraphClients } from './reload/subgraphClients';
import { requestContext } from './requestContext';
import { gatewayRoutes } from './routes';
import { readSupergraph } from './supergraph';
import { observedAppend, tracedRecorder } from './telemetry/observedLog';
import { requestObserver } from './telemetry/observeRequests';
import { observeState } from './telemetry/observeState';

export type { Gateway, GatewayOptions } from './gatewayOptions';

/** The admission steps before the body is read, in this order. */
const admissionSteps = ({ production = false }: GatewayOptions): readonly AdmissionStep[] => [
  admitClient({ production }),
  settlePurpose,
  actForKin,
  namedConsents,
  seeAsGrantee,
];

/** The limits of a gateway without settings, as tests and embedders start it. */
const NO_LIMITS = readLimitsConfig({ production: false }, {});

const PLANNING = readPlanningConfig({});

/**
 * Serves a supergraph at `/graphql`. A request passes the steps of routes.ts in their order, and only
 * a request that has passed all of them reaches a subgraph.
 * @throws Error with one sentence when the supergraph cannot be served or the port is in use
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { log, registry } = options;
  const facts = readSupergraph(options.supergraph);
  if (facts.hasAccessRules && !options.verifyToken)
    throw new Error('The supergraph has access rules, so an issuer of access tokens is needed.');
  const persisted = createPersistedQueries(options.limits?.redisUrl, log);
  const limits = createRequestLimits(options.limits ?? NO_LIMITS, log, registry);
  const { telemetry = { metrics: new Metrics() } } = options;
  const { metrics, tracing } = telemetry;
  const recorder =
    registry && disclosureRecorder(observedAppend(registry, metrics), log, options.auditTimeout);
  const proxies = trustedProxies(options.trustedProxies);
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
    metrics,
    recorder: recorder && tracing ? tracedRecorder(recorder) : recorder,
    contextOf: requestContext(options, proxies),
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
  const ready = async () => (await readiness()).ready;
  const forget = observeState(metrics, { ready, circuits: () => clients.circuits() });
  const sender = senderConstraint(options.sender ?? {}, proxies, log);
  const app = gatewayRoutes({
    options,
    active,
    admitted: admittedSteps(options, sender),
    sender,
    limits,
    persisted,
    draining,
    observer: requestObserver(telemetry),
    readiness,
  });

  const release = async () => {
    forget();
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
    options.demoIssuer?.listensAt(options.sender?.publicUrl ?? listener.url);
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

/** The steps that establish who the caller is and what it may ask for. */
function admittedSteps(options: GatewayOptions, sender: SenderConstraint): readonly Step[] {
  const { log, registry, now } = options;
  const verify: TokenVerifier = options.verifyToken ?? (async () => ({ viewer: ANONYMOUS }));
  const authenticated = authenticate(verify, sender, log);
  if (!registry) return [authenticated];
  const { baseUrl } = sender;
  return [authenticated, admission(admissionSteps(options), { registry, baseUrl, log, now })];
}
