import type { InProcessSubgraph } from '../../../../schema/subgraphCall';
import { compose, inProcess, testSubgraph } from '../../support';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;
const SUBGRAPHS = 6;
/** Fields that every subgraph resolves. */
const FIELDS = 60;

const fields = Array.from({ length: FIELDS }, (_, index) => `f${index}: Value @shareable`).join(
  ' ',
);

/** One of ten implementations of an interface that the first subgraph lists without its value. */
const item = (name: string, isFirst: boolean) =>
  `type ${name} implements Item @key(fields: "id") { id: ID! ${isFirst ? '' : 'value: Value @shareable'} }`;
const items = (isFirst: boolean) =>
  Array.from({ length: 10 }, (_, index) => item(`Item${index}`, isFirst)).join('\n');

/**
 * A supergraph in which each of six subgraphs resolves every field of a thing, and each of five
 * resolves the value of an item.
 */
export const EXPLOSIVE = compose(
  Array.from({ length: SUBGRAPHS }, (_, index) => ({ name: `s${index}`, sdl: sdlOf(index) })),
);

function sdlOf(at: number): string {
  return `${LINK}
    ${at === 0 ? 'type Query { thing: Thing  item: Item }' : ''}
    interface Item { id: ID! ${at === 0 ? '' : 'value: Value'} }
    ${items(at === 0)}
    type Thing @key(fields: "id") { id: ID!  next: Thing @shareable  own${at}: Int  ${fields} }
    type Value @shareable { x: Int }`;
}

/** Its subgraphs, which know one thing that is next to itself. */
export function explosiveSubgraphs(): ReadonlyMap<string, InProcessSubgraph> {
  const thing = { id: 'thing' };
  return inProcess(
    ...Array.from({ length: SUBGRAPHS }, (_, index) =>
      testSubgraph(`s${index}`, sdlOf(index), {
        ...(index === 0 && { Query: { thing: () => thing, item: () => null } }),
        Thing: {
          __resolveReference: () => thing,
          next: () => thing,
          [`own${index}`]: () => index,
        },
        Item: { __resolveType: () => 'Item0' },
      }),
    ),
  );
}

/** Ten million combinations of paths, which the planner enumerates before it counts them. */
export const HUNGRY = '{ item { value { x } } }';

const nested = (count: number, fields: string) =>
  `{ thing { ${'next { '.repeat(count)}${fields} ${'} '.repeat(count)}} }`;

/**
 * An operation with a field of every subgraph in its last step; each step multiplies its paths by
 * six.
 */
export const steps = (count: number): string => nested(count, 'own0 own1 own2 own3 own4 own5');

/**
 * An operation that keeps a planner thread busy for more than two seconds, and the settings that
 * allow it.
 */
export const LONG = { operation: nested(5, 'own0 own5'), settings: { pathsLimit: 1_000_000 } };

/** This many fields, each with six choices: more plans than the planner compares. */
export const wide = (count: number): string =>
  `{ thing { next { own1 own2 own3 own4 own5 ${Array.from({ length: count }, (_, index) => `f${index} { x }`).join(' ')} } } }`;

/** An operation that is planned without delay; each number yields a different one. */
export const cheap = (number: number): string => `{ thing { alias${number}: id } }`;
