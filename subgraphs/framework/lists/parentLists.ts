import type { Reads, RowCount } from '../reading/reads';
import type { Filter } from '../reading/rowsRead';
import { conditionOf, fromStart, pageRead, readingOrder, type RowList } from './list';
import { sortOf, type Order } from './order';

/** Rows that the first command may return beyond one page of each list. */
const SPARE_ROWS = 400;

type Row = Readonly<Record<string, unknown>>;

/**
 * Lists of the same parents, of one type or of several, that one index range serves. One command
 * reads all of them up to a row limit. If it reaches the limit, which is rare, one more command
 * reads the lists that it did not complete, each limited to its page.
 */
export class ParentLists {
  readonly #parentField: string;
  readonly #lists: RowList[] = [];
  readonly #parents = new Set<string>();
  readonly #rows = new Map<string | undefined, Map<string, object[]>>();
  readonly #totals = new Map<string, number>();

  constructor(parentField: string) {
    this.#parentField = parentField;
  }

  addList(list: RowList): void {
    this.#lists.push(list);
  }

  addParent(id: string): void {
    this.#parents.add(id);
  }

  /** Reads all pages and the requested totals. */
  async read(reads: Reads): Promise<void> {
    const [list] = this.#lists;
    const types = new Set(this.#lists.map(({ type }) => type));
    const parents = [...this.#parents];
    const counted = this.#lists.some(({ wantsTotal }) => wantsTotal);
    // A page that starts at a cursor does not contain the rows before it, so they are counted.
    const counting = counted && list!.page.start !== undefined;
    const oneList = types.size === 1 && parents.length === 1 && (!counted || counting);
    const sizes = [...types].map((type) => this.#sizeOf(type) + 1);
    const limit = oneList
      ? sizes[0]!
      : parents.length * sizes.reduce((sum, size) => sum + size) + SPARE_ROWS;
    const [rows] = await Promise.all([
      reads.rows<Row>({
        collection: list!.collection,
        of: { field: this.#parentField, values: parents },
        match: this.#match(),
        sort: sortOf([...this.#groups(), ...readingOrder(list!)]),
        limit,
        project: this.#projection(),
      }),
      ...(counting ? [this.#count(reads, list!, parents)] : []),
    ]);
    const unfinished = oneList || rows.length < limit ? undefined : rows.at(-1)!;
    for (const row of rows) this.#put(row);
    if (!counting && counted) this.#countRows();
    if (unfinished) await this.#readRest(reads, unfinished, counted && !counting);
  }

  /** Up to `size + 1` rows of a parent's list. */
  rowsOf({ type, page }: RowList, parentId: string): readonly object[] {
    const rows = this.#ofType(type).get(parentId) ?? [];
    return rows.length > page.size + 1 ? rows.slice(0, page.size + 1) : rows;
  }

  /** The total of a list; null if it was not requested. */
  totalOf({ type, wantsTotal }: RowList, parentId: string): number | null {
    return wantsTotal ? (this.#totals.get(keyOf(type, parentId)) ?? 0) : null;
  }

  /** The largest page size requested for a type. */
  #sizeOf(type: string | undefined): number {
    return Math.max(
      ...this.#lists.filter((list) => list.type === type).map((list) => list.page.size),
    );
  }

  /** Most lists of a request have the same row rule; otherwise each rule applies to its types. */
  #match(): Filter {
    const [list] = this.#lists;
    const byRule = new Map<Filter, { readonly list: RowList; readonly types: Set<string> }>();
    for (const list of this.#lists) {
      const known = byRule.get(list.scope);
      if (known) known.types.add(list.type!);
      else byRule.set(list.scope, { list, types: new Set([list.type!]) });
    }
    const rules = [...byRule.values()];
    if (rules.length === 1) return { ...this.#types(), ...fromStart(conditionOf(list!), list!) };
    const conditions = rules.map(({ list: { scope }, types }) => ({
      type: { $in: [...types] },
      ...scope,
    }));
    return { ...this.#types(), $or: conditions };
  }

  /**
   * The condition on the types. If most types of the collection are requested, it excludes the
   * others instead: a parent's rows are then one range of the index, not one per type.
   */
  #types(): Filter {
    const [{ type, types = [] }] = this.#lists as [RowList];
    if (type === undefined) return {};
    const asked = new Set(this.#lists.map((list) => list.type!));
    const others = types.filter((each) => !asked.has(each));
    if (asked.size === 1 || asked.size < others.length) return { type: { $in: [...asked] } };
    return others.length === 0 ? {} : { type: { $nin: others } };
  }

  /** Parent and type, in the direction in which the index of their pages is read. */
  #groups(): Order {
    const [{ type, page }] = this.#lists as [RowList];
    const direction = page.backward ? -1 : 1;
    return [
      [this.#parentField, direction],
      ...(type === undefined ? [] : [['type', direction] as const]),
    ];
  }

  #projection(): Record<string, 0 | 1> {
    const projections = this.#lists.map(({ project }) => project);
    const groups = Object.fromEntries(this.#groups().map(([field]) => [field, 1] as const));
    const all = Object.assign(groups, ...projections) as Record<string, 0 | 1>;
    return projections.length === 1 ? all : withoutParts(all);
  }

  #put(row: Row): void {
    const ofType = this.#ofType(this.#typeOf(row));
    const parentId = row[this.#parentField] as string;
    const rows = ofType.get(parentId);
    if (rows) rows.push(row);
    else ofType.set(parentId, [row]);
  }

  /** The type of a row; undefined if the lists have no type. */
  #typeOf(row: Row): string | undefined {
    return this.#lists[0]!.type === undefined ? undefined : (row['type'] as string);
  }

  #ofType(type: string | undefined): Map<string, object[]> {
    let rows = this.#rows.get(type);
    if (rows === undefined) this.#rows.set(type, (rows = new Map<string, object[]>()));
    return rows;
  }

  #countRows(): void {
    for (const [type, ofType] of this.#rows)
      for (const [parentId, rows] of ofType) this.#totals.set(keyOf(type, parentId), rows.length);
  }

  /**
   * Reads the list that the last row belongs to, and all that follow it, each with its own limit.
   */
  async #readRest(reads: Reads, last: Row, counted: boolean): Promise<void> {
    const place = [last[this.#parentField] as string, this.#typeOf(last)] as const;
    const pages = new Map<string, { list: RowList; parentId: string }>();
    for (const list of this.#lists)
      for (const parentId of this.#parents) {
        if (isRead(parentId, list, place)) continue;
        const key = keyOf(list.type, parentId);
        const known = pages.get(key);
        if (!known || known.list.page.size < list.page.size) pages.set(key, { list, parentId });
      }
    const totals = new Map<RowList, string[]>();
    for (const { list, parentId } of pages.values())
      totals.set(list, [...(totals.get(list) ?? []), parentId]);
    await Promise.all([
      ...[...pages.values()].map(async ({ list, parentId }) => {
        const project = this.#projection();
        const read = pageRead({ ...list, project }, { [this.#parentField]: parentId });
        this.#ofType(list.type).set(parentId, await reads.rows<object>(read));
      }),
      ...(counted ? [...totals].map(([list, ids]) => this.#count(reads, list, ids)) : []),
    ]);
  }

  async #count(reads: Reads, list: RowList, parents: readonly string[]): Promise<void> {
    const { collection, type } = list;
    const counts = await reads.rows<RowCount>({
      collection,
      of: { field: this.#parentField, values: parents },
      match: {
        ...(type !== undefined && { type }),
        ...conditionOf(list),
      },
      countBy: this.#parentField,
    });
    for (const { _id, n } of counts) this.#totals.set(keyOf(type, _id!), n);
  }
}

function keyOf(type: string | undefined, parentId: string): string {
  return type === undefined ? parentId : `${parentId}|${type}`;
}

/** Whether a parent's list precedes the list of the last row read, and so was read completely. */
function isRead(
  parentId: string,
  { type, page }: RowList,
  [lastParent, lastType]: readonly [string, string | undefined],
): boolean {
  const precedes = (a: string, b: string) => (page.backward ? a > b : a < b);
  if (parentId !== lastParent) return precedes(parentId, lastParent);
  return type !== undefined && precedes(type, lastType!);
}

/** MongoDB refuses a projection with both a path and a part of it. */
function withoutParts(projection: Readonly<Record<string, 0 | 1>>): Record<string, 0 | 1> {
  const paths = Object.keys(projection);
  const covered = (path: string) => paths.some((other) => path.startsWith(`${other}.`));
  return Object.fromEntries(paths.filter((path) => !covered(path)).map((path) => [path, 1]));
}
