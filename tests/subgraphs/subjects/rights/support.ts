import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { SUPERGRAPH } from '../../../support/supergraph';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../../../../gateway/createGateway';
import { demoClaims, type DemoCallerOptions } from '../../../../gateway/authentication/demoCallers';
import { openDemoIssuer } from '../../../../gateway/authentication/demoIssuer';
import { tokenVerifier } from '../../../../gateway/authentication/verifyToken';
import type { Registry } from '../../../../schema/registry';
import type { Role } from '../../../../schema/viewer';
import type { Demo } from '../../../../seed/demo';
import { createSubgraphs, type Subgraphs } from '../../../../subgraphs';
import { silent } from '../../../support/log';
import { testLogKeys } from '../../../support/logKeys';
import { startSeededStore, TODAY } from '../../../support/seededStore';
import { testVaultKeys } from '../../../support/vault';
import { spares } from '../../../support/spares';

const NOON = new Date(`${TODAY}T04:00:00Z`);

/** Acts as one process: five subgraphs on the shared store and a gateway. */
export interface Site {
  readonly parts: Subgraphs;
  readonly gateway: Gateway;
  readonly registry: Registry;
  stop(): Promise<void>;
}

/** A seeded dataset on which any number of sites can be opened. */
export interface TestDataset {
  readonly demo: Demo;
  readonly uri: string;
  readonly dbPrefix: string;
  token(role: Role, options?: DemoCallerOptions): Promise<string>;
  site(more?: Partial<GatewayOptions>): Promise<Site>;
  stop(): Promise<void>;
}

export async function startDataset(subjects = 300): Promise<TestDataset> {
  const store = await startSeededStore(subjects);
  const { dataDir } = store;
  const cursorKey = randomBytes(32);
  const issuer = await openDemoIssuer(dataDir);
  return {
    demo: JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo,
    uri: store.uri,
    dbPrefix: store.dbPrefix,
    token: async (role, options = {}) =>
      issuer.issue(await demoClaims(role, options, dataDir), '1h'),
    async site(more = {}) {
      const parts = await createSubgraphs({
        uri: store.uri,
        dbPrefix: store.dbPrefix,
        cursorKey,
        vaultKeys: testVaultKeys,
        logKeys: testLogKeys,
        log: silent,
        now: () => NOON,
      });
      const registry = parts.subgraphs.get('subjects')!.registry!;
      const gateway = await createGateway({
        spares,
        supergraph: SUPERGRAPH,
        port: 0,
        host: '127.0.0.1',
        log: silent,
        subgraphs: parts.subgraphs,
        registry,
        now: () => NOON,
        verifyToken: tokenVerifier(issuer),
        anonymousIntrospection: true,
        requestTimeout: 20_000,
        subgraphTimeout: 15_000,
        drainTimeout: 2000,
        ...more,
      });
      return {
        parts,
        gateway,
        registry,
        async stop() {
          await gateway.stop();
          await parts.stop();
        },
      };
    },
    stop: () => store.stop(),
  };
}

/** Sends a query to a gateway over HTTP. */
export async function askOver(
  { app }: Gateway,
  query: string,
  variables: Record<string, unknown>,
  token?: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: any }> {
  const post = request(app).post('/graphql').set(headers);
  if (token !== undefined) void post.set('authorization', `Bearer ${token}`);
  const { status, body } = await post.send({ query, variables });
  return { status, body };
}
