import type { InProcessSubgraph } from '../../../../schema/subgraphCall';
import { compose, inProcess, testSubgraph } from '../../support';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;
const SUBGRAPHS = 6;
/** Fields that each subgraph can answer. */
const FIELDS = 60;

const fields = Array.from({ length: FIELDS }, (_, at) => `f${at}: Value @shareable`).join(' ');

/** One of ten implementations of an interface that the first subgraph lists without its value. */
const item = (name: string, isFirst: boolean) =>
  `type ${name} implements Item @key(fields: "id") { id: ID! ${isFirst ? '' : 'value: Value @shareable'} }`;
const items = (isFirst: boolean) =>
  Array.from({ length: 10 }, (_, at) => item(`Item${at}`, isFirst)).join('\n');

/**
 * A supergraph in which every field of a thing can be had from each of six subgraphs, and the value
 * of an item from each of five.
 */
export const EXPLOSIVE = compose(
  Array.from({ length: SUBGRAPHS }, (_, at) => ({ name: `s${at}`, sdl: sdlOf(at) })),
);

function sdlOf(at: number): string {
  return `${LINK}
    ${at === 0 ? 'type Query { thing: Thing  item: Item }' : ''}
    interface Item { id: ID! ${at === 0 ? '' : 'value: Value'} }
    ${items(at === 0)}
    type Thing @key(fields: "id") { id: ID!  next: Thing @shareable  own${at}: Int  ${fields} }
    type Value @shareable { x: Int }`;
}

/** The subgraphs of it, which know one thing that is next to itself. */
export function explosiveSubgraphs(): ReadonlyMap<string, InProcessSubgraph> {
  const thing = { id: 'thing' };
  return inProcess(
    ...Array.from({ length: SUBGRAPHS }, (_, at) =>
      testSubgraph(`s${at}`, sdlOf(at), {
        ...(at === 0 && { Query: { thing: () => thing, item: () => null } }),
        Thing: {
          __resolveReference: () => thing,
          next: () => thing,
          [`own${at}`]: () => at,
        },
        Item: { __resolveType: () => 'Item0' },
      }),
    ),
  );
}

/** Ten million combinations of ways, which the planner lists before it counts them. */
export const HUNGRY = '{ item { value { x } } }';

/** An operation with a field of every subgraph in each of so many steps; its ways multiply by six. */
export const steps = (count: number): string =>
  `{ thing { ${'next { '.repeat(count)}own0 own1 own2 own3 own4 own5 ${'} '.repeat(count)}} }`;

/** An operation that keeps a planner thread busy for many seconds, and the settings that allow it. */
export const LONG = { operation: steps(5), settings: { pathsLimit: 1_000_000 } };

/** Choices among so many fields, each by itself six: more plans than the planner compares. */
export const wide = (count: number): string =>
  `{ thing { next { own1 own2 own3 own4 own5 ${Array.from({ length: count }, (_, at) => `f${at} { x }`).join(' ')} } } }`;

/** An operation that is planned at once; each number is another. */
export const cheap = (number: number): string => `{ thing { alias${number}: id } }`;
