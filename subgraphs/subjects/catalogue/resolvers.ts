import type { SubgraphContext } from '../../framework/context';
import type { DepartmentRef } from '../../framework/records/references';
import type { Stores } from '../stores';
import { codeLists } from './codeLists';
import { exchangeItemsOf } from './exchangeItems';
import type { CatalogueItem } from './item';
import type { CatalogueSearch } from './store';
import { termOf } from './terms';

type Context = SubgraphContext<Stores>;

export const catalogueResolvers = {
  Query: {
    catalogue: (_: unknown, search: CatalogueSearch, { stores }: Context) =>
      stores.catalogue.search(search),
    codeLists: (_: unknown, selection: Parameters<typeof codeLists>[0]) => codeLists(selection),
  },
  CatalogueItem: {
    owners: ({ owners }: CatalogueItem): DepartmentRef[] =>
      owners.map((id) => ({ __typename: 'Department', id })),
    refresh: ({ refresh }: CatalogueItem, _: unknown, { today }: Context) => termOf(refresh, today),
    retention: ({ retention }: CatalogueItem, _: unknown, { today }: Context) =>
      termOf(retention, today),
    exchangeItems: ({ type, field }: CatalogueItem) => exchangeItemsOf(type, field),
    lastRefreshedAt: ({ type }: CatalogueItem, _: unknown, { stores }: Context) =>
      stores.recordIndex.refreshedAt(type),
  },
};
