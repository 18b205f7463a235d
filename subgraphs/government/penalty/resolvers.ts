import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection } from '../../kit/selection';
import { decisionFields } from '../decisionFields';
import type { Stores } from '../stores';
import { amountBand } from './amountBand';
import type { PenaltySearch } from './store';

type Context = SubgraphContext<Stores>;

export const penaltyResolvers = {
  Query: {
    penalties: (_: unknown, args: PenaltySearch, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.penalties.search(args, connectionSelection(info)),
  },
  Subject: {
    penalties: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.penalties.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  Penalty: {
    ...decisionFields((stores, id, fields) => stores.penalties.byId(id, fields)),
    amountBand,
  },
};
