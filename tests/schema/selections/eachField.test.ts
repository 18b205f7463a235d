import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { isIncluded } from '../../../schema/selections/conditions';
import {
  eachField,
  fieldsIn,
  responseNameOf,
  type Traversal,
} from '../../../schema/selections/eachField';
import { fragmentsOf } from '../../../schema/selections/fragmentsOf';

/** Response names at the root of a document's operation, each with its type condition. */
function visited(text: string, traversal: Omit<Traversal, 'fragments'> = {}): string[] {
  const document = parse(text);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION,
  );
  const found: string[] = [];
  eachField(
    [operation!.selectionSet],
    { ...traversal, fragments: fragmentsOf(document) },
    (field, condition) =>
      void found.push(responseNameOf(field) + (condition === undefined ? '' : ` on ${condition}`)),
  );
  return found;
}

it('visits fields in order, including those in fragments, but none below them', () => {
  expect(
    visited('{ a { x } ...F ... { d } c: e } fragment F on T { b { y } ... on U { g } }'),
  ).toEqual(['a', 'b on T', 'g on U', 'd', 'c']);
});

it('enters a named fragment only where it is first spread', () => {
  expect(visited('{ ...F a ...F } fragment F on T { b }')).toEqual(['b on T', 'a']);
  const levels = 30;
  const fragments = Array.from(
    { length: levels },
    (_, index) => `fragment F${index} on T { ...F${index + 1} ...F${index + 1} }`,
  );
  expect(visited(`{ ...F0 } ${fragments.join(' ')} fragment F${levels} on T { a }`)).toEqual([
    'a on T',
  ]);
});

it('skips spreads of fragments that are not passed in', () => {
  const [operation] = parse('{ a ...F }').definitions;
  const { selectionSet } = operation as OperationDefinitionNode;
  expect(fieldsIn([selectionSet], {}).map(responseNameOf)).toEqual(['a']);
});

it('skips fields excluded by conditions, and enters a fragment where it is included', () => {
  const values = new Map([['yes', true]]);
  const includes: Traversal['includes'] = ({ directives }) => isIncluded(directives, values);
  const text = `query ($yes: Boolean!, $no: Boolean!) {
    a @include(if: $no) b @skip(if: $no) c @include(if: $yes) d @skip(if: $yes) e @include(if: false)
    ...F @skip(if: true) ... @include(if: $yes) { f } ...F @include(if: $yes) @skip(if: $no)
  } fragment F on T { g }`;
  expect(visited(text, { includes })).toEqual(['b', 'c', 'f', 'g on T']);
});

it('enters only fragments on matching types', () => {
  const text = '{ ... on A { a } ... on B { b ... on A { c } } ...F } fragment F on A { d }';
  expect(visited(text, { applies: (condition) => condition === 'B' })).toEqual(['b on B']);
});
