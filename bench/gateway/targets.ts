import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import pino from 'pino';
import { Pool } from 'undici';
import '../../gateway/config';
import { ApolloGateway } from '@apollo/gateway';
import { createGateway } from '../../gateway/createGateway';
import { identitySigner } from '../../gateway/execution/identitySigner';
import { openDemoIssuer } from '../../gateway/authentication/demoIssuer';
import { tokenVerifier } from '../../gateway/authentication/verifyToken';
import { makeIdentityKeys } from '../../cli/support/identityKeys';
import { readSigningKeys } from '../../schema/identity/keys';
import { SUBGRAPH_NAMES } from '../../schema/sdl';
import { fetchAndMerge } from './byHand';
import { lightSubgraphs } from './lightSubgraphs';
import type { Listening } from './listening';
import { startPeer, type Peer } from './peers';

/** The targets of each turn of the comparison. */
export const TARGETS = ['stock', 'compiled', 'byHand', 'bare'] as const;
/**
 * Unmodified Apollo over HTTP: the reference also for targets in one process with their subgraphs.
 */
export const OVER_HTTP = 'stockHttp';
export type Target = (typeof TARGETS)[number] | typeof OVER_HTTP | Peer;

const supergraph = () =>
  readFileSync(join(__dirname, '../../schema/generated/supergraph.graphql'), 'utf8');

/**
 * Starts a target.
 * @param subgraphs base URL of the light subgraphs; absent when they run in the target's process
 */
export async function startTarget(
  target: Target,
  subgraphs: string | undefined,
): Promise<Listening> {
  switch (target) {
    case 'stock':
    case OVER_HTTP:
      return stock(subgraphs);
    case 'compiled':
      return product(subgraphs);
    case 'byHand':
      return byHand(subgraphs);
    case 'bare':
      return bare();
    case 'hive':
    case 'mercurius':
      if (subgraphs === undefined) throw new Error('Peers call their subgraphs over HTTP.');
      return startPeer(target, withUrls(supergraph(), subgraphs), subgraphs);
  }
}

/** Unmodified Apollo Server and Apollo Gateway, standalone, without permissions or identity. */
async function stock(subgraphs: string | undefined): Promise<Listening> {
  const local = subgraphs === undefined ? lightSubgraphs() : undefined;
  const gateway = new ApolloGateway({
    supergraphSdl: withUrls(supergraph(), subgraphs),
    logger: pino({ level: 'silent' }),
    ...(local && {
      buildService: ({ name }) => ({
        process: async ({ request }) =>
          await local.get(name)!.execute(request as never, {} as never),
      }),
    }),
  });
  const server = new ApolloServer({ gateway, nodeEnv: 'production' });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url };
}

/** Our gateway with permissions, tokens and, over HTTP, signed requests. */
async function product(subgraphs: string | undefined): Promise<Listening> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-bench-'));
  const issuer = await openDemoIssuer(dataDir);
  await rm(dataDir, { recursive: true, force: true });
  const keys = makeIdentityKeys(['gateway'], SUBGRAPH_NAMES).gateways.get('gateway')!;
  const signing = readSigningKeys(keys.privateKey, keys.requestKeys);
  const gateway = await createGateway({
    supergraph: supergraph(),
    port: 0,
    host: '127.0.0.1',
    log: pino({ level: 'silent' }),
    ...(subgraphs === undefined
      ? { subgraphs: lightSubgraphs() }
      : {
          subgraphUrls: Object.fromEntries(
            SUBGRAPH_NAMES.map((name) => [name, `${subgraphs}/${name}`]),
          ),
          signers: new Map([...signing].map(([name, own]) => [name, identitySigner(name, own)])),
        }),
    verifyToken: tokenVerifier(issuer),
    anonymousIntrospection: false,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 1000,
  });
  const claims = { sub: 'bench', roles: ['person'], loa: 2, subject_id: 'bench' };
  return { url: gateway.url, token: await issuer.issue(claims, '12h') };
}

/** The hand-written baseline, which supports only the three workloads. */
async function byHand(subgraphs: string | undefined): Promise<Listening> {
  const local = subgraphs === undefined ? lightSubgraphs() : undefined;
  const pool = subgraphs === undefined ? undefined : new Pool(subgraphs, { connections: 64 });
  const answer = fetchAndMerge(async (name, query, variables) => {
    if (local) return local.get(name)!.execute({ query, variables }, {} as never);
    const { body } = await pool!.request({
      method: 'POST',
      path: `/${name}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await body.json()) as never;
  });
  return listen(async (text) => {
    const { query, variables } = JSON.parse(text) as {
      query: string;
      variables: { ids: string[] };
    };
    return `${JSON.stringify({ data: await answer(query, variables.ids) })}\n`;
  });
}

/** A server that returns cached bytes for each request body: the upper limit of throughput. */
async function bare(): Promise<Listening> {
  const known = new Map<string, string>();
  return listen(async (text) => {
    if (!text.startsWith('known ')) return known.get(text) ?? '';
    const [question = '', answer = ''] = JSON.parse(text.slice('known '.length)) as string[];
    known.set(question, answer);
    return 'known\n';
  });
}

function listen(answer: (body: string) => Promise<string>): Promise<Listening> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(Buffer.concat(chunks).toString()).then(
        (text) => {
          const bytes = Buffer.from(text);
          response.writeHead(200, {
            'content-type': 'application/json; charset=utf-8',
            'content-length': bytes.length,
          });
          response.end(bytes);
        },
        () => response.writeHead(500).end(),
      );
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }),
    );
  });
}

/** The supergraph with other URLs for its subgraphs. */
function withUrls(sdl: string, subgraphs: string | undefined): string {
  if (subgraphs === undefined) return sdl;
  return sdl.replace(
    /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
    (_, name: string) => `@join__graph(name: "${name}", url: "${subgraphs}/${name}")`,
  );
}
