import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Composition from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, type GraphQLSchema } from 'graphql';
import { createGateway, type Gateway, type GatewayOptions } from '../../gateway/createGateway';
import type {
  InProcessSubgraph,
  SubgraphCaller,
  SubgraphRequest,
  SubgraphResponse,
} from '../../schema/subgraphCall';
import { silent } from '../support/log';
import { spares } from '../support/spares';
import { templatesFolder } from '../support/templatesFolder';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

export const PEOPLE = `${LINK}
  type Query { person(id: ID!): Person  people(ids: [ID!]!): [Person!]!  whoAsks: String  fails: String }
  type Person @key(fields: "id") { id: ID!  name: String }`;

export const RECORDS = `${LINK}
  type Query { total(at: Int): Int }
  type Person @key(fields: "id") { id: ID!  records(first: Int): [Record!]  score: Int }
  type Record { id: ID!  text: String }`;

type Resolvers = Record<string, Record<string, unknown>>;

/** A test subgraph, and the requests it has received. */
export interface TestSubgraph extends InProcessSubgraph {
  readonly schema: GraphQLSchema;
  readonly calls: { readonly request: SubgraphRequest; readonly caller: SubgraphCaller }[];
  isReady: boolean;
  /** Replaces the response, when set. */
  instead: (() => Promise<SubgraphResponse>) | undefined;
}

export function testSubgraph(name: string, sdl: string, resolvers: Resolvers): TestSubgraph {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never });
  const subgraph: TestSubgraph = {
    name,
    schema,
    calls: [],
    isReady: true,
    instead: undefined,
    async execute(request, caller) {
      subgraph.calls.push({ request, caller });
      if (subgraph.instead) return subgraph.instead();
      const result = await execute({
        schema,
        document: parse(request.query),
        variableValues: request.variables,
        operationName: request.operationName,
        contextValue: caller,
      });
      return JSON.parse(JSON.stringify(result)) as SubgraphResponse;
    },
    ready: async () => subgraph.isReady,
  };
  return subgraph;
}

export const people = (more: Resolvers = {}) =>
  testSubgraph('people', PEOPLE, {
    Query: {
      person: (_: unknown, { id }: { id: string }) => ({ id, name: `Name ${id}` }),
      people: (_: unknown, { ids }: { ids: string[] }) =>
        ids.map((id) => ({ id, name: `Name ${id}` })),
      whoAsks: (_: unknown, __: unknown, { viewer }: SubgraphCaller) => viewer.actor,
      fails: () => {
        throw new Error('secret at mongodb://10.0.0.1');
      },
      ...more['Query'],
    },
  });

export const records = () =>
  testSubgraph('records', RECORDS, {
    Query: { total: () => 7 },
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      records: ({ id }: { id: string }) => [{ id: `r-${id}`, text: 'paid' }],
      score: () => 5,
    },
  });

interface Service {
  readonly name: string;
  readonly sdl: string;
  readonly url?: string;
}

/**
 * Composes subgraphs at the given URLs into a supergraph. The result depends only on them, so it
 * serves every test file of a run that composes the same.
 */
export function compose(services: readonly Service[]): string {
  const hash = createHash('sha256').update(JSON.stringify(services)).digest('hex');
  const file = join(templatesFolder(), `${hash}.graphql`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const supergraph = composeAfresh(services);
  const unfinished = `${file}-${randomBytes(8).toString('hex')}`;
  writeFileSync(unfinished, supergraph);
  renameSync(unfinished, file);
  return supergraph;
}

function composeAfresh(services: readonly Service[]): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most files need not load it
  const { composeServices } = require('@apollo/composition') as typeof Composition;
  const { supergraphSdl, errors } = composeServices(
    services.map(({ name, sdl, url }) => ({
      name,
      typeDefs: parse(sdl),
      url: url ?? `http://127.0.0.1:9/${name}`,
    })),
  );
  if (supergraphSdl === undefined) throw new Error(String(errors));
  return supergraphSdl;
}

export const SUPERGRAPH = compose([
  { name: 'people', sdl: PEOPLE },
  { name: 'records', sdl: RECORDS },
]);

/** A gateway on a free port with test settings; a case passes only the settings it tests. */
export function testGateway(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  return createGateway({
    spares,
    supergraph: SUPERGRAPH,
    port: 0,
    host: '127.0.0.1',
    log: silent,
    anonymousIntrospection: true,
    requestTimeout: 3000,
    subgraphTimeout: 2000,
    drainTimeout: 2000,
    ...options,
  });
}

/** The subgraphs of a test in the form the gateway expects. */
export const inProcess = (...subgraphs: InProcessSubgraph[]) =>
  new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
