import DataLoader from 'dataloader';
import type { Reads } from '../reading/reads';
import type { RowList } from './list';
import type { Connection } from './page';
import { ParentLists } from './parentLists';

/** A request for one parent's page of a list. */
export interface ParentPageRequest {
  readonly list: RowList;
  /** The document field with the parent's id. */
  readonly parentField: string;
  readonly parentId: string;
  /** Creates the page from up to `size + 1` rows and, if it is requested, the total. */
  readonly page: (rows: readonly object[], total: number | null) => Connection<object>;
}

const loaders = new WeakMap<Reads, DataLoader<ParentPageRequest, Connection<object>>>();

/** Loads the lists of a request's parents. Lists requested in one turn are read in one batch. */
export function listsOfParents(reads: Reads): DataLoader<ParentPageRequest, Connection<object>> {
  let loader = loaders.get(reads);
  if (loader === undefined) {
    loader = new DataLoader((pages) => readAll(reads, pages), { cache: false });
    loaders.set(reads, loader);
  }
  return loader;
}

async function readAll(
  reads: Reads,
  pages: readonly ParentPageRequest[],
): Promise<Connection<object>[]> {
  const groups = new Map<string, ParentLists>();
  const groupOf = new Map<RowList, ParentLists>();
  for (const { list, parentField, parentId } of pages) {
    let group = groupOf.get(list);
    if (group === undefined) {
      const key = keyOf(list, parentField);
      group = groups.get(key) ?? new ParentLists(parentField);
      groups.set(key, group);
      groupOf.set(list, group);
      group.addList(list);
    }
    group.addParent(parentId);
  }
  await Promise.all([...groups.values()].map((group) => group.read(reads)));
  return pages.map(({ list, parentId, page }) => {
    const group = groupOf.get(list)!;
    return page(group.rowsOf(list, parentId), group.totalOf(list, parentId));
  });
}

/**
 * Lists with the same key are read together. Lists without a condition and without a cursor share a
 * key across all types of a collection, because their rows are one range of one index. A list with
 * a condition or a cursor shares its key only with identical lists.
 */
function keyOf(list: RowList, parentField: string): string {
  const { collection, type, scope, filter, order, page } = list;
  const plain = type !== undefined && filter === undefined && page.start === undefined;
  const own = plain ? '' : JSON.stringify([type, scope, filter, page.start], writable);
  return [collection, parentField, order.join(), page.backward, own].join('|');
}

function writable(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
