/** A page with the fields that a walk reads. */
export interface WalkedPage {
  readonly totalCount: number | null;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** The selection of a page that a walk needs; items are identified by `id`. */
export const WALKED = walkedBy('id');

/** The same for items that are identified by another field. */
export function walkedBy(field: string): string {
  return `totalCount edges { cursor node { id: ${field} } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
}

/** Queries a page by its paging arguments, as an operation contains them. */
type AskPage = (args: string) => Promise<WalkedPage>;

/** Walks a list forwards. @returns its edges, in the order of the list */
export function walkForward(ask: AskPage, size: number): Promise<WalkedPage['edges'][number][]> {
  return walk(ask, size, {
    args: (cursor) => `first: ${size}${cursor === null ? '' : `, after: "${cursor}"`}`,
    more: ({ hasNextPage }) => hasNextPage,
    behind: ({ hasPreviousPage }) => hasPreviousPage,
    next: ({ endCursor }) => endCursor,
    joined: (walked, page) => [...walked, ...page],
  });
}

/** Walks a list backwards. @returns its edges, in the order of the list */
export function walkBackward(ask: AskPage, size: number): Promise<WalkedPage['edges'][number][]> {
  return walk(ask, size, {
    args: (cursor) => `last: ${size}${cursor === null ? '' : `, before: "${cursor}"`}`,
    more: ({ hasPreviousPage }) => hasPreviousPage,
    behind: ({ hasNextPage }) => hasNextPage,
    next: ({ startCursor }) => startCursor,
    joined: (walked, page) => [...page, ...walked],
  });
}

/**
 * Expects the same items in the same order with the same cursors in both directions.
 * @returns the ids of its items, in order
 */
export async function expectSameFromEitherEnd(ask: AskPage, size: number): Promise<string[]> {
  const forward = await walkForward(ask, size);
  expect(forward.length).toBeGreaterThan(size);
  expect(await walkBackward(ask, size)).toEqual(forward);
  return forward.map(({ node }) => node.id);
}

interface Direction {
  readonly args: (cursor: string | null) => string;
  readonly more: (info: WalkedPage['pageInfo']) => boolean;
  readonly behind: (info: WalkedPage['pageInfo']) => boolean;
  readonly next: (info: WalkedPage['pageInfo']) => string | null;
  readonly joined: (
    walked: WalkedPage['edges'],
    page: WalkedPage['edges'],
  ) => WalkedPage['edges'][number][];
}

async function walk(ask: AskPage, size: number, direction: Direction) {
  let walked: WalkedPage['edges'][number][] = [];
  const totals: unknown[] = [];
  for (let cursor: string | null = null; ;) {
    const { edges, pageInfo, totalCount } = await ask(direction.args(cursor));
    totals.push(totalCount);
    walked = direction.joined(walked, edges);
    expect(direction.behind(pageInfo)).toBe(cursor !== null);
    expect(pageInfo.startCursor).toBe(edges.at(0)?.cursor ?? null);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    if (!direction.more(pageInfo)) break;
    expect(edges).toHaveLength(size);
    cursor = direction.next(pageInfo);
  }
  expect(totals).toEqual(totals.map(() => walked.length));
  return walked;
}
