import type { Ask } from './registryClient';

/**
 * All items of a list, read page by page.
 * @param query an operation with the variable `$after`
 * @param field the list's field of Query
 */
export async function readPages<T>(
  ask: Ask,
  query: string,
  field: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T[]> {
  const found: T[] = [];
  let after: string | undefined;
  do {
    const { nodes, pageInfo } = (await ask(query, { ...variables, after }))[field] as {
      nodes: T[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
    found.push(...nodes);
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined);
  return found;
}
