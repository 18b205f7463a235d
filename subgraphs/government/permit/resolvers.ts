import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection } from '../../kit/selection';
import { decisionFields } from '../decisionFields';
import type { Stores } from '../stores';
import type { PermitSearch } from './store';

type Context = SubgraphContext<Stores>;

export const permitResolvers = {
  Query: {
    permits: (_: unknown, args: PermitSearch, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.permits.search(args, connectionSelection(info)),
  },
  Subject: {
    permits: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.permits.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  Permit: decisionFields((stores, id, fields) => stores.permits.byId(id, fields)),
};
