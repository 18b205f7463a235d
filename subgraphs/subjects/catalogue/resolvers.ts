import type { SubgraphContext } from '../../kit/context';
import type { Stores } from '../stores';
import type { CatalogueItem } from './item';
import type { CatalogueSearch } from './store';
import { termOf } from './terms';

type Context = SubgraphContext<Stores>;

export const catalogueResolvers = {
  Query: {
    catalogue: (_: unknown, search: CatalogueSearch, { stores }: Context) =>
      stores.catalogue.search(search),
  },
  CatalogueItem: {
    refresh: ({ type }: CatalogueItem, _: unknown, { today }: Context) =>
      termOf(type, 'refresh', today),
    retention: ({ type }: CatalogueItem, _: unknown, { today }: Context) =>
      termOf(type, 'retention', today),
  },
};
