import type { Reads, RowCount } from '../reading/reads';
import { connectionOf } from './connection';
import type { CursorCodec } from './cursor';
import { conditionOf, pageRead, type RowList } from './list';
import { listsOfParents } from './listsOfParents';
import type { Connection } from './page';

/** Beyond this many matches a total is not counted, and is answered as null. */
export const COUNT_LIMIT = 10_000;

/** What a page needs of the request it serves. */
export interface PageRequest {
  readonly reads: Reads;
  readonly cursors: CursorCodec;
}

/** One page of everything that matches, its total included, in the command of the turn. */
export async function searchPage<T extends object>(
  { reads, cursors }: PageRequest,
  list: RowList,
): Promise<Connection<T>> {
  const [rows, total] = await Promise.all([
    reads.rows<T>(pageRead(list)),
    list.wantsTotal ? countUpToLimit(reads, list) : null,
  ]);
  return connectionOf(rows, list, cursors, total);
}

/**
 * The page of one parent of a list.
 * @param subjectId the subject all records of the page are of, where the parent is one's but not
 *   the subject itself
 */
export type PageOfParent<T> = (parentId: string, subjectId?: string) => Promise<Connection<T>>;

/**
 * The pages of a list that parents have (a subject's penalties, say): however many parents and
 * lists ask in one turn, one command answers them all; see listsOfParents.ts.
 * @param parentField the document field that holds the parent's id
 * @param note hears of every page before it is handed out
 */
export function pagesOfParents<T extends object>(
  { reads, cursors }: PageRequest,
  parentField: string,
  list: RowList,
  note?: (page: Connection<T>, parentId: string, subjectId?: string) => void,
): PageOfParent<T> {
  const lists = listsOfParents(reads);
  return (parentId, subjectId) =>
    lists.load({
      list,
      parentField,
      parentId,
      page(rows, total) {
        const page = connectionOf(rows as T[], list, cursors, total);
        note?.(page, parentId, subjectId);
        return page;
      },
    }) as Promise<Connection<T>>;
}

async function countUpToLimit(reads: Reads, list: RowList): Promise<number | null> {
  const { collection, type } = list;
  const counts = await reads.rows<RowCount>({
    collection,
    match: { ...(type !== undefined && { type }), ...conditionOf(list) },
    limit: COUNT_LIMIT + 1,
    countBy: null,
  });
  const n = counts[0]?.n ?? 0;
  return n > COUNT_LIMIT ? null : n;
}
