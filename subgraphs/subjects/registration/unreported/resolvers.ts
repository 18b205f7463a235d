import type { GraphQLResolveInfo } from 'graphql';
import { registerDepartment } from '../../../../schema/policy/registers';
import type { SubgraphContext } from '../../../framework/context';
import { connectionSelection } from '../../../framework/selection';
import type { UnreportedQuestion, UnreportedRow, WithUnreportedRegistrations } from './store';

export const unreportedRegistrationResolvers = {
  Query: {
    unreportedRegistrations: (
      _: unknown,
      question: UnreportedQuestion,
      { stores }: SubgraphContext<WithUnreportedRegistrations>,
      info: GraphQLResolveInfo,
    ) => stores.unreportedRegistrations.search(question, connectionSelection(info)),
  },
  UnreportedRegistration: {
    subjectId: ({ _id }: UnreportedRow) => _id,
    department: ({ uscc }: UnreportedRow) => registerDepartment(uscc),
  },
};
