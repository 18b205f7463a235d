import { Supergraph } from '@apollo/federation-internals';
import { parse, print, validate } from 'graphql';
import { plannableDocuments } from '../../gateway/execution/plannable/plannableDocument';
import { readPlanningConfig } from '../../gateway/execution/planning/config';
import { operationPlanner } from '../../gateway/execution/planning/queryPlanner';
import { SUPERGRAPH } from '../gateway/execution/productPair';
import { abstractPositions, overlapping, type AbstractPosition } from './abstractPositions';

const schema = Supergraph.build(SUPERGRAPH).apiSchema().toGraphQLJSSchema();
const planner = operationPlanner(SUPERGRAPH, readPlanningConfig({}).pathsLimit);
const plannable = plannableDocuments(SUPERGRAPH, schema);
const positions = abstractPositions(schema);

/** Fields of a type that lead to other subgraphs and back, some with aliases the planner uses. */
function selectionOf(type: string): string {
  const named = schema.getType(type);
  const fields = named && 'getFields' in named ? named.getFields() : {};
  const parts = ['__typename'];
  for (const [field, written] of [
    ['id', 'key: id'],
    ['name', 'id: name'],
    ['permits', 'permits(first: 1) { nodes { id subject { __typename } } }'],
    ['taxGrades', 'grades: taxGrades(first: 1) { totalCount }'],
    ['subject', 'subject { id: name }'],
  ] as const)
    if (Object.hasOwn(fields, field)) parts.push(written);
  return parts.join(' ');
}

/** A condition on each possible type, and below it one on each type that is still possible. */
function* operationsAt({ path, type }: AbstractPosition): Generator<string> {
  const within = (inner: string) => `${path.join(' { ')} { ${inner} ${'} '.repeat(path.length)}`;
  for (const one of overlapping(schema, type)) {
    yield within(`... on ${one.name} { ${selectionOf(one.name)} }`);
    for (const two of overlapping(schema, one)) {
      const fragment = `fragment F on ${two.name} { ${selectionOf(two.name)} }`;
      const inner = `${selectionOf(one.name)} ...F ... on ${two.name} { again: __typename }`;
      yield `${within(`... on ${one.name} { ${inner} }`)} ${fragment}`;
    }
  }
}

test('the public schema has abstract positions', () => {
  expect(positions.map(({ coordinate }) => coordinate)).toEqual(
    expect.arrayContaining(['Permit.subject', 'Query.subject', 'Query.organization']),
  );
});

test.each(positions.map((position) => [position.coordinate, position] as const))(
  'every condition at %s can be planned',
  (_coordinate, position) => {
    let operations = 0;
    for (const query of operationsAt(position)) {
      const given = parse(query);
      expect(validate(schema, given).map(({ message }) => `${message} ${query}`)).toEqual([]);
      const document = plannable(given)?.document ?? given;
      expect(validate(schema, document).map(({ message }) => `${message} ${query}`)).toEqual([]);
      const plan = planner.plan(print(document), undefined);
      expect({ query, planned: plan.node !== undefined }).toEqual({ query, planned: true });
      operations++;
    }
    expect(operations).toBeGreaterThan(1);
  },
  120_000,
);
