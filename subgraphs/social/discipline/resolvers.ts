import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import { recordFields } from '../../kit/record/recordFields';
import type { SubjectRef } from '../../kit/record/references';
import { selectedFields } from '../../kit/selection';
import type { Stores } from '../stores';

type Context = SubgraphContext<Stores>;

export const disciplineResolvers = {
  Subject: {
    discipline: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.discipline.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  DisciplineRecord: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.discipline.byId(id, selectedFields(info)),
    ...recordFields,
  },
};
