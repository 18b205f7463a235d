import type { CursorCodec } from './cursor';
import { positionOf, type Order } from './order';
import type { Connection, Page } from './page';

/** The parts of a list that its connection needs. */
interface List {
  /** Identifies the list and its order in cursors. */
  readonly name: string;
  readonly order: Order;
  readonly page: Page;
}

/**
 * Creates the connection of a page. A cursor is signed only when it is read, so that requests
 * without cursors do not pay for signatures.
 * @param rows up to `size + 1` rows in the direction in which the page is read; the extra row means
 *   that more rows follow
 */
export function connectionOf<T extends object>(
  rows: readonly T[],
  { name, order, page }: List,
  cursors: CursorCodec,
  totalCount: number | null,
): Connection<T> {
  const cursorOf = (row: T) =>
    cursors.encode(name, positionOf(order, row as Record<string, unknown>));
  return new RowsConnection(rows, page, cursorOf, totalCount);
}

type CursorOf<T> = (row: T) => string;

class RowsConnection<T> implements Connection<T> {
  readonly nodes: T[];
  readonly pageInfo: Connection<T>['pageInfo'];
  readonly totalCount: number | null;
  readonly #cursorOf: CursorOf<T>;

  constructor(rows: readonly T[], page: Page, cursorOf: CursorOf<T>, totalCount: number | null) {
    const nodes = rows.slice(0, page.size);
    this.nodes = page.backward ? nodes.reverse() : nodes;
    this.pageInfo = new RowsPageInfo(this.nodes, rows.length > page.size, page, cursorOf);
    this.totalCount = totalCount;
    this.#cursorOf = cursorOf;
  }

  get edges(): { readonly cursor: string; readonly node: T }[] {
    return this.nodes.map((node) => new RowEdge(node, this.#cursorOf));
  }
}

class RowEdge<T> {
  readonly node: T;
  readonly #cursorOf: CursorOf<T>;

  constructor(node: T, cursorOf: CursorOf<T>) {
    this.node = node;
    this.#cursorOf = cursorOf;
  }

  get cursor(): string {
    return this.#cursorOf(this.node);
  }
}

class RowsPageInfo<T> {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #nodes: readonly T[];
  readonly #cursorOf: CursorOf<T>;

  /** @param more whether rows follow the page in the direction in which it is read */
  constructor(nodes: readonly T[], more: boolean, page: Page, cursorOf: CursorOf<T>) {
    const behind = page.start !== undefined;
    this.hasNextPage = page.backward ? behind : more;
    this.hasPreviousPage = page.backward ? more : behind;
    this.#nodes = nodes;
    this.#cursorOf = cursorOf;
  }

  get startCursor(): string | null {
    return this.#cursorAt(0);
  }

  get endCursor(): string | null {
    return this.#cursorAt(-1);
  }

  #cursorAt(place: number): string | null {
    const node = this.#nodes.at(place);
    return node === undefined ? null : this.#cursorOf(node);
  }
}
