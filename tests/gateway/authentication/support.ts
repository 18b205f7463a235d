import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calculateJwkThumbprint, SignJWT, type JWK } from 'jose';
import request, { type Test } from 'supertest';
import type { Gateway, GatewayOptions } from '../../../gateway/createGateway';
import { openDemoIssuer, type DemoIssuer } from '../../../gateway/authentication/demoIssuer';
import type { HolderKey } from '../../../gateway/authentication/dpop/holderKey';
import { makeProof } from '../../../gateway/authentication/dpop/makeProof';
import { nonces } from '../../../gateway/authentication/dpop/nonces';
import type { ProvenRequest } from '../../../gateway/authentication/dpop/proofs';
import { tokenVerifier } from '../../../gateway/authentication/verifyToken';
import type { ClientEntry } from '../../../schema/registry';
import { CLIENT, testRegistry } from '../disclosure/support';
import { inProcess, people, records, testGateway } from '../support';

/** The URL of the service under test, as its clients know it. */
export const PUBLIC_URL = 'https://credit.example';
export const GRAPHQL = `${PUBLIC_URL}/graphql`;
export const NONCE_KEY = Buffer.alloc(32, 7);

/** A new key pair of a client. */
export async function newKey(type: 'ec' | 'ed25519' | 'rsa' = 'ec'): Promise<HolderKey> {
  const keyPair =
    type === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : type === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ed25519');
  const publicJwk = keyPair.publicKey.export({ format: 'jwk' }) as JWK;
  const alg = { ec: 'ES256', rsa: 'PS256', ed25519: 'EdDSA' }[type];
  return {
    privateKey: keyPair.privateKey,
    publicJwk,
    alg,
    jkt: await calculateJwkThumbprint(publicJwk),
  };
}

/** A partner whose tokens are bound to a key. */
export const PARTNER: ClientEntry = {
  ...CLIENT,
  id: 'partner',
  organization: '91120102MA00XX0A90',
  purposes: ['lending', 'guarantee'],
  binding: 'DPOP',
};

/** A gateway with clients, and all that is needed to send requests to it. */
export interface Scene {
  readonly gateway: Gateway;
  readonly issuer: DemoIssuer;
  /** The registry, which tests modify. */
  readonly clients: Map<string, ClientEntry>;
  readonly key: HolderKey;
  /** A token of the partner, bound to the key; `claims` are added or replace the defaults. */
  token(claims?: Record<string, unknown>, expires?: string): Promise<string>;
  /** A proof for a request with a token; named members replace the defaults. */
  proof(
    token: string,
    own?: Partial<ProvenRequest & { nonce: string; key: HolderKey }>,
  ): Promise<string>;
  /** A proof of any shape, signed with the key. */
  rawProof(payload: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  /** Sends a request with these headers and no others. */
  ask(headers: Record<string, string | string[]>, query?: string): Test;
  stop(): Promise<void>;
}

export async function startScene(options: Partial<GatewayOptions> = {}): Promise<Scene> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-identity-'));
  const issuer = await openDemoIssuer(dataDir);
  const key = await newKey();
  const clients = new Map<string, ClientEntry>([[PARTNER.id, PARTNER]]);
  const gateway = await testGateway({
    subgraphs: inProcess(people(), records()),
    verifyToken: tokenVerifier(issuer),
    registry: testRegistry({ client: async (id) => clients.get(id) ?? null }),
    sender: { publicUrl: PUBLIC_URL, nonceKey: NONCE_KEY },
    demoIssuer: issuer,
    ...options,
  });
  const nonce = () => nonces(NONCE_KEY).current();
  return {
    gateway,
    issuer,
    clients,
    key,
    token: (claims = {}, expires = '5m') =>
      issuer.issue(
        {
          sub: 'someone',
          roles: ['bank'],
          client_id: PARTNER.id,
          purpose: 'lending',
          cnf: { jkt: key.jkt },
          ...claims,
        },
        expires,
      ),
    proof: (accessToken, { key: other, ...own } = {}) =>
      makeProof(other ?? key, {
        method: 'POST',
        url: GRAPHQL,
        accessToken,
        nonce: nonce(),
        ...own,
      }),
    rawProof: (payload, header = {}) =>
      new SignJWT({ htm: 'POST', htu: GRAPHQL, nonce: nonce(), ...payload })
        .setProtectedHeader({
          typ: 'dpop+jwt',
          alg: key.alg,
          jwk: key.publicJwk,
          ...header,
        })
        .sign(key.privateKey),
    ask(headers, query = '{ whoAsks }') {
      const post = request(gateway.app).post('/graphql');
      for (const [name, value] of Object.entries(headers)) void post.set(name, value as string);
      return post.send({ query });
    },
    async stop() {
      await gateway.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
