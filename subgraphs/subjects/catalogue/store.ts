import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueField, StatisticsUse } from '../../../schema/catalogue/buildCatalogue';
import type { StoreRequest } from '../../framework/context';
import type { Order } from '../../framework/lists/order';
import { connectionOf } from '../../framework/lists/connection';
import { readPage, type Connection, type PageArgs } from '../../framework/lists/page';
import { catalogueItem, type CatalogueItem, type Publicity } from './item';

export interface CatalogueSearch extends PageArgs {
  readonly subgraph?: string | null;
  readonly type?: string | null;
  readonly publicity?: Publicity | null;
  readonly statistics?: StatisticsUse | null;
}

export interface CatalogueStore {
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  search(search: CatalogueSearch): Connection<CatalogueItem>;
}

const BY_KEY: Order = [['key', 1]];
const LIST = 'Catalogue.KEY';

/** Every item, sorted by key. The catalogue changes only with the SDL, so the file is read once. */
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
          (search.publicity == null || item.publicity === search.publicity) &&
          (search.statistics == null || item.statistics === search.statistics),
      );
      const ordered = page.backward ? found.toReversed() : found;
      const cursorKey = page.start?.[0];
      const rest = ordered.filter(
        ({ key }) =>
          cursorKey == null || (page.backward ? key < String(cursorKey) : key > String(cursorKey)),
      );
      return connectionOf(
        rest.slice(0, page.size + 1),
        { name: LIST, order: BY_KEY, page },
        cursors,
        found.length,
      );
    },
  };
}
