import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../byKeys';
import type { StoreRequest } from '../context';
import { connectionOf, readPage, type Connection, type Page, type PageArgs } from './page';
import { readRows } from '../readRows';
import { afterCondition, sortOf, type Order } from './order';

/** Beyond this many matches a total is not counted, and is answered as null. */
export const COUNT_LIMIT = 10_000;

/** Rows read beyond one page for each parent before the read gives up on the uneven ones. */
const SPARE_ROWS = 400;

type Filter = Record<string, unknown>;

/** One list of a collection, as a resolver asks for it. */
export interface ListRequest {
  /** Names the list in cursors, its order included: `Penalty.search.AMOUNT_DESC`. */
  readonly list: string;
  readonly args: PageArgs;
  readonly order: Order;
  readonly filter: Filter;
  readonly projection: Record<string, 1>;
  readonly wantsTotal: boolean;
}

/**
 * One page of everything that matches, in one command (two when a total is asked for).
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
 */
export async function searchPage<T extends object>(
  model: Model<T>,
  request: StoreRequest,
  wanted: ListRequest,
): Promise<Connection<T>> {
  const page = readPage(wanted.args, wanted.list, request.cursors);
  const [rows, total] = await Promise.all([
    model
      .find(pageFilter(wanted, page), wanted.projection)
      .sort(sortOf(wanted.order))
      .limit(page.first + 1)
      .batchSize(page.first + 2)
      .lean<T[]>()
      .exec(),
    wanted.wantsTotal ? countUpToLimit(model, wanted.filter) : null,
  ]);
  return connectionOf(rows, page, wanted.list, wanted.order, request.cursors, total);
}

/**
 * The page of one parent of a list.
 * @param subjectId the subject all records of the page are of, where the parent is one's but not
 *   the subject itself
 */
export type PageOfParent<T> = (parentId: string, subjectId?: string) => Promise<Connection<T>>;

/**
 * The pages of a list that parents have (a subject's penalties, say), batched: however many
 * parents ask in one request, one command answers them all, each by its own index range and
 * limit. What does not depend on the parent is worked out here, once; see listOfParent.ts.
 * @param parentField the document field that holds the parent's id
 * @param note hears of every page before it is handed out
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
 */
export function pagesOfParents<T extends object>(
  model: Model<T>,
  request: StoreRequest,
  parentField: string,
  wanted: ListRequest,
  note?: (page: Connection<T>, parentId: string, subjectId?: string) => void,
): PageOfParent<T> {
  const page = readPage(wanted.args, wanted.list, request.cursors);
  // Parents of several types ask in several places for one list: they share its batch.
  const { list, args, filter, projection } = wanted;
  const signature = JSON.stringify([parentField, list, args, filter, Object.keys(projection)]);
  const rowsOf = request.memo.get(
    `${model.modelName}.rows.${signature}`,
    () => new DataLoader<string, T[]>((ids) => rowsByParent(model, parentField, ids, wanted, page)),
  );
  const pageOf = (id: string, of: string | undefined, rows: T[], total: number | null) => {
    const made = connectionOf(rows, page, wanted.list, wanted.order, request.cursors, total);
    note?.(made, id, of);
    return made;
  };
  if (!wanted.wantsTotal)
    return (id, of) => rowsOf.load(id).then((rows) => pageOf(id, of, rows, null));
  const totalOf = request.memo.get(
    `${model.modelName}.totals.${signature}`,
    () => new DataLoader<string, number>((ids) => totalsByParent(model, parentField, ids, wanted)),
  );
  return (id, of) =>
    Promise.all([rowsOf.load(id), totalOf.load(id)]).then(([rows, total]) =>
      pageOf(id, of, rows, total),
    );
}

function pageFilter(wanted: ListRequest, page: Page): Filter {
  if (page.after === undefined) return wanted.filter;
  return { $and: [wanted.filter, afterCondition(wanted.order, page.after)] };
}

async function countUpToLimit<T>(model: Model<T>, filter: Filter): Promise<number | null> {
  const count = await model
    .countDocuments(filter)
    .limit(COUNT_LIMIT + 1)
    .exec();
  return count > COUNT_LIMIT ? null : count;
}

/**
 * One range read over the parents answers them all, as long as none has many more rows than a
 * page: the usual case. Where the read meets its bound, the parents it did not finish are asked
 * again, each cut to its page, in one further command.
 */
async function rowsByParent<T extends object>(
  model: Model<T>,
  parentField: string,
  ids: readonly string[],
  wanted: ListRequest,
  page: Page,
): Promise<T[][]> {
  const bound = ids.length * (page.first + 1) + SPARE_ROWS;
  const rows = await readRows(
    model,
    { [parentField]: { $in: [...ids] }, ...pageFilter(wanted, page) },
    {
      projection: { ...wanted.projection, [parentField]: 1 },
      sort: { [parentField]: 1, ...sortOf(wanted.order) },
      limit: ids.length === 1 ? page.first + 1 : bound,
      batchSize: bound + 1,
    },
  );
  const parentOf = (row: T) => (row as Record<string, unknown>)[parentField] as string;
  const unfinished = ids.length > 1 && rows.length === bound ? parentOf(rows.at(-1)!) : undefined;
  const finished = (id: string) => unfinished === undefined || id < unfinished;
  const rest = ids.filter((id) => !finished(id));
  const cut = rest.length > 0 ? await rowsCutByParent(model, parentField, rest, wanted, page) : [];

  const byParent = new Map<string, T[]>(ids.map((id) => [id, []]));
  for (const row of [...rows.filter((row) => finished(parentOf(row))), ...cut]) {
    const own = byParent.get(parentOf(row));
    if (own !== undefined && own.length <= page.first) own.push(row);
  }
  return ids.map((id) => byParent.get(id) ?? []);
}

/** The rows of each parent, cut to the page by the database: one command, an index range each. */
async function rowsCutByParent<T extends object>(
  model: Model<T>,
  parentField: string,
  ids: readonly string[],
  wanted: ListRequest,
  page: Page,
): Promise<T[]> {
  const pipelineOf = (id: string) => [
    { $match: { [parentField]: { $eq: id }, ...pageFilter(wanted, page) } },
    { $sort: sortOf(wanted.order) },
    { $limit: page.first + 1 },
    { $project: { ...wanted.projection, [parentField]: 1 } },
  ];
  const [first, ...others] = ids;
  const coll = model.collection.collectionName;
  return model.aggregate<T>(
    [
      ...pipelineOf(first!),
      ...others.map((id) => ({ $unionWith: { coll, pipeline: pipelineOf(id) } })),
    ] as Parameters<typeof model.aggregate>[0],
    { cursor: { batchSize: ids.length * (page.first + 1) + 1 } },
  );
}

async function totalsByParent<T>(
  model: Model<T>,
  parentField: string,
  ids: readonly string[],
  wanted: ListRequest,
): Promise<number[]> {
  const counts = await model.aggregate<{ _id: string; n: number }>([
    { $match: { [parentField]: { $in: [...ids] }, ...wanted.filter } },
    { $group: { _id: `$${parentField}`, n: { $sum: 1 } } },
  ]);
  return byKeys(ids, counts, (row) => row._id).map((row) => row?.n ?? 0);
}
