import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import request from 'supertest';
import type { Telemetry } from '../../process/telemetry/openTelemetry';
import { SUPERGRAPH } from './supergraph';
import { createGateway, type Gateway } from '../../gateway/createGateway';
import { openDemoIssuer, type DemoIssuer } from '../../gateway/authentication/demoIssuer';
import { tokenVerifier } from '../../gateway/authentication/verifyToken';
import type { InProcessSubgraph } from '../../schema/subgraphCall';
import type { Role } from '../../schema/viewer';
import { demoClaims, type DemoCallerOptions } from '../../gateway/authentication/demoCallers';
import type { Demo } from '../../seed/demo';
import { createSubgraphs } from '../../subgraphs';
import type { IntakeTimes } from '../../subgraphs/framework/definition';
import { silent } from './log';
import { startSeededStore, TODAY } from './seededStore';
import { testLogKeys } from './logKeys';
import { testVaultKeys } from './vault';
import { spares } from './spares';

export { TODAY };

const NOON = new Date(`${TODAY}T04:00:00Z`);

export interface Answer {
  readonly status: number;
  readonly body: {
    data?: any;
    errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
    extensions?: Record<string, unknown>;
  };
}

/** The whole product on a seeded dataset: store, five subgraphs in process, gateway over HTTP. */
export interface Product {
  readonly gateway: Gateway;
  readonly demo: Demo;
  readonly uri: string;
  readonly dbPrefix: string;
  readonly issuer: DemoIssuer;
  /** For further gateways over the same subgraphs. */
  readonly subgraphs: ReadonlyMap<string, InProcessSubgraph>;
  /** A token of a demo caller. */
  token(role: Role, options?: DemoCallerOptions): Promise<string>;
  /** Sends a query over HTTP; without a token as an anonymous visitor. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    token?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Database commands sent since the last call, as `database.command`. */
  commands(): string[];
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly subjects?: number;
  readonly logThread?: boolean;
  readonly log?: Logger;
  readonly telemetry?: Telemetry;
  readonly intakeTimes?: IntakeTimes;
}

export async function startProduct({
  subjects = 600,
  logThread = false,
  log = silent,
  telemetry,
  intakeTimes,
}: ProductOptions = {}): Promise<Product> {
  const store = await startSeededStore(subjects);
  const { dataDir } = store;
  const seen: string[] = [];
  const parts = await createSubgraphs({
    uri: store.uri,
    dbPrefix: store.dbPrefix,
    // Always the same: counts of statistics are rounded by what this key decides, and documents
    // show them.
    cursorKey: Buffer.alloc(32, 'a cursor key of the tests'),
    vaultKeys: testVaultKeys,
    logKeys: testLogKeys,
    logThread,
    log,
    ...(telemetry && { telemetry }),
    ...(intakeTimes && { intakeTimes }),
    now: () => NOON,
    onCommand: ({ commandName, databaseName }) => void seen.push(`${databaseName}.${commandName}`),
  });
  const issuer = await openDemoIssuer(dataDir);
  const registry = parts.subgraphs.get('subjects')?.registry;
  const gateway = await createGateway({
    spares,
    supergraph: SUPERGRAPH,
    port: 0,
    host: '127.0.0.1',
    log,
    ...(telemetry && { telemetry }),
    subgraphs: parts.subgraphs,
    verifyToken: tokenVerifier(issuer),
    ...(registry && { registry }),
    now: () => NOON,
    anonymousIntrospection: true,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  });
  return {
    gateway,
    demo: JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo,
    uri: store.uri,
    dbPrefix: store.dbPrefix,
    issuer,
    subgraphs: parts.subgraphs,
    token: async (role, options = {}) =>
      issuer.issue(await demoClaims(role, options, dataDir), '1h'),
    async ask(query, variables = {}, token, headers = {}) {
      const post = request(gateway.url.replace(/\/graphql$/, ''))
        .post('/graphql')
        .set(headers);
      if (token !== undefined) void post.set('authorization', `Bearer ${token}`);
      const { status, body } = await post.send({ query, variables });
      return { status, body: body as Answer['body'] };
    },
    commands: () => seen.splice(0),
    async stop() {
      await gateway.stop();
      await parts.stop();
      await store.stop();
    },
  };
}
