import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import { listOfParent } from '../../framework/lists/listOfParent';
import { departmentRef, subjectRef } from '../../framework/records/record';
import type { SubjectRef } from '../../framework/records/references';
import { connectionSelection, selectedFields } from '../../framework/selection';
import type { StaffArgs } from '../practitioner/store';
import type { Stores } from '../stores';
import type { InstitutionRow } from '../../../schema/generated/social.rows';
import type { InstitutionSearch } from './store';

type Context = SubgraphContext<Stores>;

const byId = (
  { id }: { id: string },
  { stores }: Context,
  info: GraphQLResolveInfo,
): Promise<InstitutionRow | null> => stores.institutions.byId(id, selectedFields(info));

export const institutionResolvers = {
  Query: {
    institution: (_: unknown, args: { id: string }, context: Context, info: GraphQLResolveInfo) =>
      byId(args, context, info),
    institutions: (
      _: unknown,
      args: InstitutionSearch,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.institutions.search(args, connectionSelection(info)),
  },
  Subject: {
    institution: (subject: SubjectRef, _: unknown, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.institutions.ofSubject(subject.id, selectedFields(info)),
  },
  Institution: {
    __resolveReference: byId,
    id: (institution: InstitutionRow) => institution._id,
    subject: subjectRef,
    sourceDepartment: departmentRef,
    staff: listOfParent(
      (args: StaffArgs, { stores }: Context, selection) =>
        stores.practitioners.ofInstitutions(args, selection),
      ({ _id }: InstitutionRow) => _id,
    ),
  },
};
