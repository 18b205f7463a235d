import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
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
    defaults: (
      subject: SubjectRef,
      args: PageArgs,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.defaulters.ofSubject(subject.id, args, connectionSelection(info)),
  },
  JudgmentDefaulter: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.defaulters.byId(id, new Set(selectedFields(info).keys())),
    ...recordFields,
  },
};
