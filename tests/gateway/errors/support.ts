import request from 'supertest';
import type { Gateway, GatewayOptions } from '../../../gateway/createGateway';
import type { ClientEntry } from '../../../schema/registry';
import type { SubgraphRequest, SubgraphResponse } from '../../../schema/subgraphCall';
import { compose, inProcess, testGateway, testSubgraph, type TestSubgraph } from '../support';
import { CLIENT, testRegistry } from '../disclosure/support';
import { viewerAs } from '../../support/viewers';

const ACCESS = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://credit.hedong.example/access/v1.0", import: ["@access"])
    @composeDirective(name: "@access")
  directive @access(rule: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION`;

/** Hits of several types, of which only persons have a score in the other subgraph. */
const HITS = `${ACCESS}
  type Query @access(rule: [["public"]]) { hits(n: Int): [Hit]  pages: [Page] }
  type Mutation @access(rule: [["role:officer"]]) { rename(id: ID!): Person }
  type Page @access(rule: [["public"]]) { hits: [Hit] }
  union Hit = Person | Company
  type Person @key(fields: "id") @access(rule: [["public"]]) {
    id: ID!
    secret: String @access(rule: [["role:officer"]])
    hidden: String @access(rule: [])
  }
  type Company @access(rule: [["public"]]) { id: ID! }`;

const SCORES = `${ACCESS}
  type Person @key(fields: "id") { id: ID!  score: Int @access(rule: [["rel:self"], ["public"]]) }`;

const hit = (at: number) => ({ __typename: at % 2 === 0 ? 'Company' : 'Person', id: `h${at}` });

const hits = () =>
  testSubgraph('hits', HITS, {
    Query: {
      hits: (_: unknown, { n = 6 }: { n?: number }) =>
        Array.from({ length: n }, (_item, index) => hit(index)),
      pages: () => [{ hits: [hit(1)] }, { hits: null }, { hits: [hit(0), hit(1)] }],
    },
    Mutation: { rename: () => hit(1) },
    Person: { secret: () => 'x' },
  });

/** Denies the score of some persons, has none of others, and knows the one of the rest. */
async function scores({ variables }: SubgraphRequest): Promise<SubgraphResponse> {
  const asked = variables!['representations'] as readonly { id: string }[];
  const denied = asked.map(({ id }) => id === 'h3' || Number(id.slice(1)) > 5);
  return {
    data: {
      _entities: asked.map(({ id }) => ({ score: id === 'h1' ? null : id === 'h5' ? 7 : null })),
    },
    errors: denied.flatMap((isDenied, index) =>
      isDenied
        ? [
            {
              message: 'Unauthorized field or type',
              path: ['_entities', index, 'score'],
              extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', reason: 'CONSENT_REQUIRED' },
            },
          ]
        : [],
    ),
  };
}

/** Registered clients of tests; each has a token of its name. */
const CLIENTS = {
  bank: {},
  developer: { developer: true },
  strict: { mode: 'reject' },
  quiet: { refusals: 'extensions' },
} as const satisfies Record<string, Partial<ClientEntry>>;

/** A gateway whose answers have refusals. */
export interface RefusingGateway {
  readonly gateway: Gateway;
  /** The subgraph of the scores; `reset` sets its answers again. */
  readonly scores: TestSubgraph;
  reset(): void;
  /** Sends a query; without a token as an anonymous caller. */
  ask(query: string, options?: AskOptions): request.Test;
  stop(): Promise<void>;
}

export interface AskOptions {
  readonly token?: keyof typeof CLIENTS | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly variables?: object;
}

export async function refusingGateway(
  options: Partial<GatewayOptions> = {},
): Promise<RefusingGateway> {
  const scoring = testSubgraph('scores', SCORES, {});
  const entries = new Map<string, ClientEntry>(
    Object.entries(CLIENTS).map(([id, own]) => [id, { ...CLIENT, developer: false, id, ...own }]),
  );
  const gateway = await testGateway({
    supergraph: compose([
      { name: 'hits', sdl: HITS },
      { name: 'scores', sdl: SCORES },
    ]),
    subgraphs: inProcess(hits(), scoring),
    anonymousIntrospection: false,
    verifyToken: (token) => ({ viewer: viewerAs('bank', { client: token }) }),
    registry: testRegistry({ client: async (id) => entries.get(id) ?? null }),
    ...options,
  });
  const reset = () => {
    scoring.instead = () => scores(scoring.calls.at(-1)!.request);
  };
  reset();
  return {
    gateway,
    scores: scoring,
    reset,
    ask(query, { token, headers = {}, variables } = {}) {
      const post = request(gateway.app).post('/graphql').set(headers);
      if (token !== undefined) void post.set('authorization', `Bearer ${token}`);
      return post.send({ query, variables });
    },
    stop: () => gateway.stop(),
  };
}
