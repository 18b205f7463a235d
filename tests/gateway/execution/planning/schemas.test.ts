import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../../../gateway/config';
import { ApolloGateway } from '@apollo/gateway';
import { printSchema, type GraphQLSchema } from 'graphql';
import { planningOf, type GivenSupergraph } from '../../../../gateway/execution/compiled/planning';
import { ROOT } from '../../../../process/root';
import { SUBGRAPH_NAMES } from '../../../../schema/sdl';

const sdl = readFileSync(join(ROOT, 'schema/generated/supergraph.graphql'), 'utf8');
const source = { process: () => Promise.reject(new Error('No operation is executed.')) };
const planningFor = (supergraph: GivenSupergraph) =>
  planningOf(
    supergraph,
    () => source,
    () => Promise.reject(new Error('No operation is planned.')),
  );

it('builds the schemas that ApolloGateway builds, with and without validation', async () => {
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    buildService: () => source,
  });
  const { schema } = await gateway.load();
  const { supergraphSchema } = gateway as unknown as { supergraphSchema: GraphQLSchema };
  for (const isValidated of [false, true]) {
    const planning = planningFor({ sdl, isValidated });
    expect(printSchema(planning.schema)).toBe(printSchema(schema));
    expect(printSchema(planning.supergraphSchema)).toBe(printSchema(supergraphSchema));
    expect(printSchema(planning.apiSchema.toGraphQLJSSchema())).toBe(printSchema(schema));
    expect([...planning.sources.keys()].sort()).toEqual([...SUBGRAPH_NAMES].sort());
  }
});

it.each([false, true])('refuses an invalid API schema (isValidated: %s)', (isValidated) => {
  const invalid = `${sdl}\ninterface Whole { a: Int }\ntype Part implements Whole { b: Int }\n`;
  expect(() => planningFor({ sdl: invalid, isValidated })).toThrow('Whole.a');
});
