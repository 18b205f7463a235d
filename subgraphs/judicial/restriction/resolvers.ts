import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
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
    restrictions: (
      subject: SubjectRef,
      args: PageArgs,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.restrictions.ofSubject(subject.id, args, connectionSelection(info)),
  },
  ConsumptionRestriction: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.restrictions.byId(id, new Set(selectedFields(info).keys())),
    ...recordFields,
    debtor: ({ debtorId, debtorHidden }: RestrictionRecord): SubjectRef | null =>
      debtorId === null || debtorHidden === true ? null : { __typename: 'Subject', id: debtorId },
    debtorName: ({ debtorName, debtorHidden }: RestrictionRecord): string | null =>
      debtorHidden === true ? null : debtorName,
    affected: (
      { orderId }: RestrictionRecord,
      args: PageArgs,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.restrictions.ofOrder(orderId, args, connectionSelection(info)),
  },
};
