import type { GraphQLResolveInfo } from 'graphql';
import { amountBand } from '../../kit/amountBand';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
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
    enforcements: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.debtors.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  JudgmentDebtor: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.debtors.byId(id, selectedFields(info)),
    ...recordFields,
    amountBand: ({ amount }: DebtorRecord) => amountBand(amount),
  },
};
