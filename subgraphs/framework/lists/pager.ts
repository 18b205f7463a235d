import type { Reads, RowCount } from '../reading/reads';
import { connectionOf } from './connection';
import type { CursorCodec } from './cursor';
import { conditionOf, pageRead, type RowList } from './list';
import { listsOfParents } from './listsOfParents';
import type { Connection } from './page';

/** Beyond this many matches the total is null, because counting stops. */
export const COUNT_LIMIT = 10_000;

/** The parts of a request that its pages need. */
export interface PageRequest {
  readonly reads: Reads;
  readonly cursors: CursorCodec;
}

/** Reads one page of all matching rows and the total, with the command of this turn. */
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
 * Reads one parent's page of a list.
 * @param subjectId the subject of all records of the page, if they have one and it is not the
 *   parent
 */
export type PageOfParent<T> = (parentId: string, subjectId?: string) => Promise<Connection<T>>;

/**
 * The pages of a list per parent (a subject's penalties, for example). One command reads the pages
 * of all parents and lists that are requested in one turn; see listsOfParents.ts.
 * @param parentField the document field with the parent's id
 * @param note is called with every page before it is returned
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
