import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueField } from '../../../schema/catalogue/buildCatalogue';
import type { StoreRequest } from '../../kit/context';
import type { Order } from '../../kit/page/order';
import { connectionOf, readPage, type Connection, type PageArgs } from '../../kit/page/page';
import { catalogueItem, type CatalogueItem, type Publicity } from './item';

export interface CatalogueSearch extends PageArgs {
  readonly subgraph?: string | null;
  readonly type?: string | null;
  readonly publicity?: Publicity | null;
}

export interface CatalogueStore {
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  search(search: CatalogueSearch): Connection<CatalogueItem>;
}

const BY_KEY: Order = [['key', 1]];
const LIST = 'Catalogue.KEY';

/** Every item, by key: the catalogue changes only with the SDL, and so is read once. */
const ITEMS: readonly CatalogueItem[] = (
  JSON.parse(
    readFileSync(join(__dirname, '../../../schema/generated/catalogue.json'), 'utf8'),
  ) as CatalogueField[]
)
  .flatMap((field) => catalogueItem(field) ?? [])
  .sort((a, b) => (a.key < b.key ? -1 : 1));

export function catalogueStore({ cursors }: Pick<StoreRequest, 'cursors'>): CatalogueStore {
  return {
    search(search) {
      const page = readPage(search, LIST, cursors);
      const found = ITEMS.filter(
        (item) =>
          (search.subgraph == null || item.subgraph === search.subgraph) &&
          (search.type == null || item.type === search.type) &&
          (search.publicity == null || item.publicity === search.publicity),
      );
      const last = page.after?.[0];
      const rest = last == null ? found : found.filter(({ key }) => key > String(last));
      return connectionOf(rest.slice(0, page.first + 1), page, LIST, BY_KEY, cursors, found.length);
    },
  };
}
