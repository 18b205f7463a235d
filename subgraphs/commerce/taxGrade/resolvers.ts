import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection } from '../../kit/selection';
import { entityFields } from '../entityFields';
import type { Stores } from '../stores';
import type { TaxGradeSearch } from './store';

type Context = SubgraphContext<Stores>;

export const taxGradeResolvers = {
  Query: {
    taxGrades: (_: unknown, args: TaxGradeSearch, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.taxGrades.search(args, connectionSelection(info)),
  },
  Subject: {
    taxGrades: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.taxGrades.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  TaxGrade: entityFields((stores, id, fields) => stores.taxGrades.byId(id, fields)),
};
