import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import { departmentRef, subjectRef } from '../../framework/records/record';
import type { SubjectRef } from '../../framework/records/references';
import { connectionSelection, selectedFields } from '../../framework/selection';
import { recordsOfPractitioner } from './records';
import type { Stores } from '../stores';
import type { Practice, PractitionerRow } from '../../../schema/generated/social.rows';
import type { PractitionerSearch } from './store';

type Context = SubgraphContext<Stores>;

const byId = (
  { id }: { id: string },
  { stores }: Context,
  info: GraphQLResolveInfo,
): Promise<PractitionerRow | null> => stores.practitioners.byId(id, selectedFields(info));

export const practitionerResolvers = {
  Query: {
    practitioner: (_: unknown, args: { id: string }, context: Context, info: GraphQLResolveInfo) =>
      byId(args, context, info),
    searchPractitioners: (
      _: unknown,
      args: PractitionerSearch,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.practitioners.search(args, connectionSelection(info)),
  },
  Subject: {
    practitioners: (
      subject: SubjectRef,
      _: unknown,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.practitioners.ofSubject(subject.id, selectedFields(info)),
  },
  Practitioner: {
    __resolveReference: byId,
    id: (practitioner: PractitionerRow) => practitioner._id,
    subject: subjectRef,
    sourceDepartment: departmentRef,
    institution: (
      { institutionId }: PractitionerRow,
      _: unknown,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) =>
      institutionId == null ? null : stores.institutions.byId(institutionId, selectedFields(info)),
    // The guard of the assessment's fields needs the subject and the department.
    assessment: ({ _id, assessment, subjectId, sourceDepartmentId }: PractitionerRow) =>
      assessment && { ...assessment, documentId: _id, subjectId, sourceDepartmentId },
    qualifications: recordsOfPractitioner('Qualification'),
    discipline: recordsOfPractitioner('DisciplineRecord'),
    honours: recordsOfPractitioner('ProfessionalHonour'),
  },
  Practice: { __resolveType: practiceType },
};

function practiceType(practice: Practice): string {
  if ('lawyerType' in practice) return 'LawyerPractice';
  return 'stage' in practice ? 'TeacherPractice' : 'DoctorPractice';
}
