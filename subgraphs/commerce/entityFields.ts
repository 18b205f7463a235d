import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../kit/context';
import type { CreditRecord } from '../kit/record/record';
import { recordFields } from '../kit/record/recordFields';
import { selectedFields } from '../kit/selection';
import type { Stores } from './stores';

/** The resolvers that all record types of this subgraph share, their reference resolver included. */
export function entityFields<R extends CreditRecord>(
  byId: (stores: Stores, id: string, fields: ReadonlySet<string>) => Promise<R | null>,
) {
  return {
    __resolveReference: (
      { id }: { id: string },
      { stores }: SubgraphContext<Stores>,
      info: GraphQLResolveInfo,
    ) => byId(stores, id, selectedFields(info)),
    ...recordFields,
  };
}
