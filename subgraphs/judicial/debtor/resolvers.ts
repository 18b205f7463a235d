import type { GraphQLResolveInfo } from 'graphql';
import { amountBand } from '../../kit/amountBand';
import type { SubgraphContext } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import { recordFields } from '../../kit/record/recordFields';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection, selectedFields } from '../../kit/selection';
import type { Stores } from '../stores';
import type { DebtorRecord } from './record';
import type { DebtorSearch } from './store';

type Context = SubgraphContext<Stores>;

export const debtorResolvers = {
  Query: {
    judgmentDebtors: (
      _: unknown,
      args: DebtorSearch,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.debtors.find(args, connectionSelection(info)),
  },
  Subject: {
    enforcements: (
      subject: SubjectRef,
      args: PageArgs,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.debtors.ofSubject(subject.id, args, connectionSelection(info)),
  },
  JudgmentDebtor: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.debtors.byId(id, new Set(selectedFields(info).keys())),
    ...recordFields,
    amountBand: ({ amount }: DebtorRecord) => amountBand(amount),
  },
};
