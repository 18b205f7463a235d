import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import { recordFields } from '../../kit/record/recordFields';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection, selectedFields } from '../../kit/selection';
import type { Stores } from '../stores';
import type { DefaulterSearch } from './store';

type Context = SubgraphContext<Stores>;

export const defaulterResolvers = {
  Query: {
    judgmentDefaulters: (
      _: unknown,
      args: DefaulterSearch,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.defaulters.find(args, connectionSelection(info)),
  },
  Subject: {
    defaults: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.defaulters.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  JudgmentDefaulter: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.defaulters.byId(id, selectedFields(info)),
    ...recordFields,
  },
};
