import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
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
    permits: ({ id }: SubjectRef, args: PageArgs, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.permits.ofSubject(id, args, connectionSelection(info)),
  },
  Permit: decisionFields((stores, id, fields) => stores.permits.byId(id, fields)),
};
