import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../../../gateway/config';
import { ApolloGateway } from '@apollo/gateway';
import { printSchema, type GraphQLSchema } from 'graphql';
import { planningOf } from '../../../../gateway/execution/compiled/planning';
import { ROOT } from '../../../../process/root';

const sdl = readFileSync(join(ROOT, 'schema/generated/supergraph.graphql'), 'utf8');
const source = { process: () => Promise.reject(new Error('No operation is executed.')) };
const planning = planningOf(
  sdl,
  () => source,
  () => Promise.reject(new Error('No operation is planned.')),
);

it('builds the schemas that ApolloGateway builds', async () => {
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    buildService: () => source,
  });
  const { schema } = await gateway.load();
  const { supergraphSchema } = gateway as unknown as { supergraphSchema: GraphQLSchema };
  expect(printSchema(planning.schema)).toBe(printSchema(schema));
  expect(printSchema(planning.supergraphSchema)).toBe(printSchema(supergraphSchema));
  expect([...planning.sources.keys()].sort()).toEqual([
    'commerce',
    'government',
    'judicial',
    'social',
    'subjects',
  ]);
});

it('refuses an invalid supergraph with the reason', () => {
  const invalid = `${sdl}\ntype Lost implements Missing { a: Int }\n`;
  expect(() =>
    planningOf(
      invalid,
      () => source,
      () => Promise.reject(new Error('No operation is planned.')),
    ),
  ).toThrow('Missing');
});
