import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import { recordFields } from '../../kit/record/recordFields';
import type { SubjectRef } from '../../kit/record/references';
import { selectedFields } from '../../kit/selection';
import type { Stores } from '../stores';

type Context = SubgraphContext<Stores>;

export const honourResolvers = {
  Subject: {
    professionalHonours: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.honours.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  ProfessionalHonour: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.honours.byId(id, selectedFields(info)),
    ...recordFields,
  },
};
