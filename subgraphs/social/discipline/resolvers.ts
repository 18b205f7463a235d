import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import { recordFields } from '../../kit/record/recordFields';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection, selectedFields } from '../../kit/selection';
import type { Stores } from '../stores';

type Context = SubgraphContext<Stores>;

export const disciplineResolvers = {
  Subject: {
    discipline: (
      subject: SubjectRef,
      args: PageArgs,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.discipline.ofSubject(subject.id, args, connectionSelection(info)),
  },
  DisciplineRecord: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.discipline.byId(id, new Set(selectedFields(info).keys())),
    ...recordFields,
  },
};
