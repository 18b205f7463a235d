import type { Viewer } from '../../../schema/viewer';
import { ask } from '../ask';
import type { RecordCase } from '../recordCase';

/** The fields of a record that the queries compare. */
export interface Seen {
  readonly id: string;
  readonly visibility: string;
}

/** A page with the fields the suite selects. */
export interface Page<Node = Seen> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE = 'pageInfo { hasNextPage endCursor }';

/** The list of each subject, in one request. */
export async function lists<Node = Seen>(
  { underTest, subjectField }: RecordCase,
  subjects: readonly string[],
  viewer?: Viewer,
  { args = 'first: 100', node = 'id visibility' } = {},
): Promise<Page<Node>[]> {
  const { data, errors } = await ask(
    underTest().subgraph,
    `query ($who: [_Any!]!) { _entities(representations: $who) {
      ... on Subject { list: ${subjectField}(${args}) { totalCount nodes { ${node} } ${PAGE} } }
    } }`,
    { who: subjects.map((id) => ({ __typename: 'Subject', id })) },
    viewer,
  );
  expect(errors).toBeUndefined();
  return (data!['_entities'] as { list: Page<Node> }[]).map(({ list }) => list);
}

/** Records by reference, in order; null for one that does not exist for the viewer. */
export async function entities<Node = Seen>(
  { underTest, type }: RecordCase,
  ids: readonly string[],
  viewer?: Viewer,
  node = 'id visibility',
): Promise<(Node | null)[]> {
  const { data, errors } = await ask(
    underTest().subgraph,
    `query ($who: [_Any!]!) { _entities(representations: $who) { ... on ${type} { ${node} } } }`,
    { who: ids.map((id) => ({ __typename: type, id })) },
    viewer,
  );
  expect(errors).toBeUndefined();
  return data!['_entities'] as (Node | null)[];
}

/** All results of a search, page by page; checks that its total is their number. */
export async function searched<Node = Seen>(
  { underTest, search }: RecordCase,
  viewer?: Viewer,
  { args = search!.args, first = 100, node = 'id visibility' } = {},
): Promise<Node[]> {
  const found: Node[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await ask(
      underTest().subgraph,
      `query ($after: String) { list: ${search!.field}(${args} first: ${first}, after: $after) {
        totalCount nodes { ${node} } ${PAGE}
      } }`,
      { after },
      viewer,
    );
    expect(errors).toBeUndefined();
    const { nodes, totalCount, pageInfo } = data!['list'] as Page<Node>;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) {
      expect(totalCount).toBe(found.length);
      return found;
    }
    after = pageInfo.endCursor;
  }
}

/**
 * Expects that every query of the kind returns exactly these records of a subject: its list with
 * its count, references, and the search.
 * @param hidden ids that must not be returned
 */
export async function expectThroughDoors(
  recordCase: RecordCase,
  viewer: Viewer,
  subject: string,
  { seen, hidden = [] }: { readonly seen: readonly Seen[]; readonly hidden?: readonly string[] },
): Promise<void> {
  const wanted = byId(seen);
  if (recordCase.inSchema.list !== undefined) {
    const [list] = await lists(recordCase, [subject], viewer);
    expect(list!.totalCount).toBe(wanted.length);
    expect(byId(list!.nodes)).toEqual(wanted);
  }
  const ids = [...wanted.map(({ id }) => id), ...hidden];
  expect(await entities(recordCase, ids, viewer)).toEqual([...wanted, ...hidden.map(() => null)]);
  if (recordCase.search) {
    const own = new Set(ids);
    const found = (await searched(recordCase, viewer)).filter(({ id }) => own.has(id));
    expect(byId(found)).toEqual(wanted);
  }
}

function byId(nodes: readonly Seen[]): Seen[] {
  return [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1));
}
