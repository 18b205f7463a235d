import { buildSchema, type GraphQLObjectType } from 'graphql';
import { operationText, planOf } from '../../gateway/export/plan';
import { buildAccessIndex } from '../../gateway/permissions/accessIndex';

const PAGES = ['Ship', 'Crew', 'Entry']
  .map((item) => `type ${item}Connection { nodes: [${item}]! pageInfo: PageInfo! }`)
  .join(' ');
const harbour = (lists: string) => `
  type Query { harbour: Harbour }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  interface Entry { id: ID! }
  type Ship implements Entry { id: ID! length: Int! }
  type Crew implements Entry { id: ID! length: String }
  ${PAGES}
  type Harbour { name: String ${lists} }
`;
const list = (name: string, item: string) =>
  `${name}(first: Int, after: String): ${item}Connection!`;

function planned(lists: string, complete: Record<string, string> = {}) {
  const sdl = harbour(lists);
  const schema = buildSchema(sdl);
  const type = schema.getType('Harbour') as GraphQLObjectType;
  return planOf(schema, buildAccessIndex(sdl), type, undefined, complete);
}

describe('the export of a list across types', () => {
  it('omits it when each type has its own list', () => {
    const lists = [list('ships', 'Ship'), list('crews', 'Crew'), list('all', 'Entry')];
    expect(planned(lists.join(' ')).map(({ name }) => name)).toEqual(['name', 'ships', 'crews']);
  });

  it('requests it for the types that have none', () => {
    const lists = [list('ships', 'Ship'), list('all', 'Entry')];
    expect(planned(lists.join(' ')).at(-1)).toEqual({
      name: 'all',
      isList: true,
      selection: '__typename ... on Crew { id length }',
    });
  });
});

describe('the export of a list that is shortened unless requested in full', () => {
  it('gives the argument that lists everything', () => {
    const [, ships] = planned(list('ships', 'Ship'), { ships: 'withRetired: true' });
    expect(operationText({ type: 'Harbour' }, [ships!])).toContain(
      'ships(first: $first, after: $after_ships, withRetired: true) {',
    );
  });
});
