import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import { selectedFields } from '../../framework/selection';
import type { Stores } from '../stores';
import type { RelationRow } from '../../../schema/generated/subjects.rows';

type Context = SubgraphContext<Stores>;

export const relationResolvers = {
  Relation: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context) => stores.relations.byId(id),
    id: (relation: RelationRow) => relation._id,
    organization: (
      relation: RelationRow,
      _: unknown,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.subjects.byId(relation.organizationId, selectedFields(info)),
    party: (relation: RelationRow, _: unknown, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.subjects.byId(relation.partyId, selectedFields(info)),
  },
};
