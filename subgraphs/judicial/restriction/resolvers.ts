import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import { recordFields } from '../../kit/record/recordFields';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection, selectedFields } from '../../kit/selection';
import type { Stores } from '../stores';
import type { RestrictionRecord } from './record';
import type { RestrictionSearch } from './store';

type Context = SubgraphContext<Stores>;

export const restrictionResolvers = {
  Query: {
    consumptionRestrictions: (
      _: unknown,
      args: RestrictionSearch,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.restrictions.find(args, connectionSelection(info)),
  },
  Subject: {
    restrictions: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.restrictions.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  ConsumptionRestriction: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.restrictions.byId(id, selectedFields(info)),
    ...recordFields,
    debtor: ({ debtorId, debtorHidden }: RestrictionRecord): SubjectRef | null =>
      debtorId === null || debtorHidden === true ? null : { __typename: 'Subject', id: debtorId },
    debtorName: ({ debtorName, debtorHidden }: RestrictionRecord): string | null =>
      debtorHidden === true ? null : debtorName,
    affected: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.restrictions.ofOrders(args, selection),
      ({ orderId }: RestrictionRecord) => orderId,
    ),
  },
};
