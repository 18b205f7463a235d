import { join } from 'node:path';
import type { Logger } from 'pino';
import { followSubgraphTls } from '../process/followSubgraphTls';
import { ROOT } from '../process/root';
import type { Telemetry } from '../process/telemetry/openTelemetry';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import { findRegistryClient } from './registry/findRegistryClient';
import type { GatewayConfig } from './config';
import { createGateway, type Gateway } from './createGateway';
import { GatewayKeys } from './execution/gatewayKeys';
import { readPlanningConfig } from './execution/planning/config';
import type { RequestSigner } from './execution/requestSigner';
import { readLimitsConfig } from './limits/config';
import { openIssuer } from './authentication/openIssuer';
import { storedNonceKey } from './authentication/nonceKey';
import type { SenderSettings } from './authentication/senderConstraint';
import { findRecipients } from './outbox/findRecipients';
import { findRecordEventSources } from './outbox/findRecordEventSources';
import { readSupergraph, type SupergraphFacts } from './supergraph';

export interface StartOptions {
  readonly supergraph: string;
  /** Whether the supergraph has been validated since it was composed; a reload never assumes it. */
  readonly isValidated?: boolean;
  readonly log: Logger;
  /** Subgraphs of this process, by name. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  /** Where it counts and records spans; by default it counts for nobody and records none. */
  readonly telemetry?: Telemetry;
}

/** A gateway that reloads a supergraph from its SDL alone; its settings give the rest. */
export interface StartedGateway extends Omit<Gateway, 'reload'> {
  /** @throws Error with one sentence that gives the reason of the refusal */
  reload(supergraph: string): Promise<void>;
}

/** The files that the build makes for browsers. */
const GRAPHIQL_FOLDER = join(ROOT, 'console/build/graphiql');

/** Milliseconds after which a gateway delivers changes that another gateway made. */
const RELAY_INTERVAL_MS = 1000;

/**
 * Starts a gateway from its settings: which issuer it trusts, and which keys it signs with. A
 * supergraph with access rules requires both; one without requires neither.
 * @throws Error with one sentence when a setting is missing or wrong
 */
export async function startGateway(
  config: GatewayConfig,
  options: StartOptions,
): Promise<StartedGateway> {
  const facts = readSupergraph(options.supergraph);
  const keys = GatewayKeys.open(config, options.log);
  const signers = signersOf(keys, facts, options.subgraphs);
  const tls = config.subgraphTls && followSubgraphTls(config.subgraphTls, options.log);
  const overHttp = { ...options, ...(tls && { tls: tls.contexts }) };
  const found = findRegistryClient(config, facts, { ...overHttp, signers });
  const limits = readLimitsConfig(config);
  const planning = readPlanningConfig();
  const { stop: stopIssuer, ...issuer } = await openIssuer(config, facts, options.log);
  const gateway = await createGateway({
    ...options,
    production: config.production,
    sender: await senderOf(config, facts, limits.redisUrl),
    ...issuer,
    port: config.port,
    host: config.host,
    subgraphUrls: config.subgraphUrls,
    ...(tls && { subgraphTls: tls.contexts }),
    ...(config.trustedProxies && { trustedProxies: config.trustedProxies }),
    limits,
    cors: config.cors,
    compression: config.compression,
    ...(!config.production && { graphiqlFolder: GRAPHIQL_FOLDER }),
    planning,
    anonymousIntrospection: config.anonymousIntrospection,
    requestTimeout: config.requestTimeout,
    subgraphTimeout: config.subgraphTimeout,
    drainTimeout: config.drainTimeout,
    auditTimeout: config.auditTimeout,
    executor: config.executor,
    signers,
    ...(found.registry && { registry: found.registry }),
    recipients: findRecipients(config, facts, { ...overHttp, signers }),
    recordEventSources: findRecordEventSources(config, facts, { ...overHttp, signers }),
    relayInterval: RELAY_INTERVAL_MS,
  }).catch(async (error: unknown) => {
    keys?.stop();
    tls?.stop();
    stopIssuer();
    await found.stop();
    throw error;
  });
  return {
    ...gateway,
    async reload(supergraph) {
      const next = readSupergraph(supergraph);
      const signers = signersOf(keys, next, options.subgraphs);
      checkRegistrySubgraph(config, facts, next);
      const recipients = findRecipients(config, next, { ...overHttp, signers });
      const recordEventSources = findRecordEventSources(config, next, { ...overHttp, signers });
      await gateway.reload({ supergraph, signers, recipients, recordEventSources });
    },
    async stop() {
      keys?.stop();
      tls?.stop();
      await gateway.stop();
      stopIssuer();
      await found.stop();
    },
  };
}

/**
 * Settings of the sender check. Without access rules there are no tokens, so nothing is checked.
 */
async function senderOf(
  { publicUrl, nonceKey, certificateHeader, dataDir }: GatewayConfig,
  { hasAccessRules }: SupergraphFacts,
  redisUrl: string | undefined,
): Promise<SenderSettings> {
  if (!hasAccessRules) return {};
  return {
    nonceKey: nonceKey ?? (await storedNonceKey(dataDir)),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(certificateHeader !== undefined && { certificateHeader }),
    ...(redisUrl !== undefined && { redisUrl }),
  };
}

/**
 * The registry client is created once, when the gateway starts.
 * @throws Error when the next supergraph moves the registry's subgraph to another URL or drops it
 */
function checkRegistrySubgraph(
  { registrySubgraph: name, subgraphUrls }: GatewayConfig,
  before: SupergraphFacts,
  next: SupergraphFacts,
): void {
  if (name === undefined || subgraphUrls[name] !== undefined) return;
  const urlIn = ({ subgraphs }: SupergraphFacts) =>
    subgraphs.find((subgraph) => subgraph.name === name)?.url;
  if (urlIn(next) !== urlIn(before))
    throw new Error(
      `The supergraph moves or drops subgraph ${name}, which AUTHORITY_SUBGRAPH names; restart the gateway.`,
    );
}

function signersOf(
  keys: GatewayKeys | undefined,
  { subgraphs, hasAccessRules }: SupergraphFacts,
  inProcess: StartOptions['subgraphs'],
): ReadonlyMap<string, RequestSigner> {
  const overHttp = subgraphs.map(({ name }) => name).filter((name) => !inProcess?.has(name));
  if (keys) return keys.signers(overHttp);
  if (hasAccessRules && overHttp.length > 0)
    throw new Error(
      'IDENTITY_PRIVATE_KEY and IDENTITY_REQUEST_KEYS must be set: the supergraph has access rules, and its subgraphs are called over HTTP.',
    );
  return new Map();
}
