import DataLoader from 'dataloader';
import type { Reads } from '../reading/reads';
import type { RowList } from './list';
import type { Connection } from './page';
import { ParentLists } from './parentLists';

/** A parent's page of a list, as it is asked for. */
export interface ParentAsk {
  readonly list: RowList;
  /** The document field that holds the parent's id. */
  readonly parentField: string;
  readonly parentId: string;
  /** Makes the page of up to `size + 1` rows, and of the total where it is wanted. */
  readonly page: (rows: readonly object[], total: number | null) => Connection<object>;
}

const loaders = new WeakMap<Reads, DataLoader<ParentAsk, Connection<object>>>();

/** The lists of a request's parents. All that are asked for in one turn are read together. */
export function listsOfParents(reads: Reads): DataLoader<ParentAsk, Connection<object>> {
  let loader = loaders.get(reads);
  if (loader === undefined) {
    loader = new DataLoader((asks) => readAll(reads, asks), { cache: false });
    loaders.set(reads, loader);
  }
  return loader;
}

async function readAll(reads: Reads, asks: readonly ParentAsk[]): Promise<Connection<object>[]> {
  const groups = new Map<string, ParentLists>();
  const groupOf = new Map<RowList, ParentLists>();
  for (const { list, parentField, parentId } of asks) {
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
  return asks.map(({ list, parentId, page }) => {
    const group = groupOf.get(list)!;
    return page(group.rowsOf(list, parentId), group.totalOf(list, parentId));
  });
}

/**
 * Lists that are read together have the same key: those of all types of a collection that ask for
 * nothing but the first rows, for these are one range of one index. A list with a condition or a
 * start of its own is read by itself, and so shares a key with what asks the very same alone.
 */
function keyOf(list: RowList, parentField: string): string {
  const { collection, type, there, filter, order, page } = list;
  const plain = type !== undefined && filter === undefined && page.start === undefined;
  const own = plain ? '' : JSON.stringify([type, there, filter, page.start], writable);
  return [collection, parentField, order.join(), page.backward, own].join('|');
}

function writable(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
