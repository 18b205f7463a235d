import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import type { PageOfParent } from '../../kit/page/pager';
import { departmentRef, subjectRef, type CreditRecord } from '../../kit/record/record';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection, selectedFields } from '../../kit/selection';
import type { Stores } from '../stores';
import type { Practice, PractitionerRecord } from './record';
import type { PractitionerSearch } from './store';

type Context = SubgraphContext<Stores>;

const byId = (
  { id }: { id: string },
  { stores }: Context,
  info: GraphQLResolveInfo,
): Promise<PractitionerRecord | null> => stores.practitioners.byId(id, selectedFields(info));

/** A practitioner's records of one kind, from the store of that kind. */
const records = (kind: 'qualifications' | 'discipline' | 'honours') =>
  listOfParent(
    (args: PageArgs, { stores }: Context, selection): PageOfParent<CreditRecord> =>
      stores[kind].ofPractitioners(args, selection),
    ({ _id }: PractitionerRecord) => _id,
    ({ subjectId }: PractitionerRecord) => subjectId,
  );

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
    id: (practitioner: PractitionerRecord) => practitioner._id,
    subject: subjectRef,
    sourceDepartment: departmentRef,
    institution: (
      { institutionId }: PractitionerRecord,
      _: unknown,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) =>
      institutionId === null ? null : stores.institutions.byId(institutionId, selectedFields(info)),
    // The guard of the assessment's own fields asks whom it is about.
    assessment: ({ _id, assessment, subjectId, sourceDepartmentId }: PractitionerRecord) =>
      assessment && { ...assessment, documentId: _id, subjectId, sourceDepartmentId },
    qualifications: records('qualifications'),
    discipline: records('discipline'),
    honours: records('honours'),
  },
  Practice: { __resolveType: practiceType },
};

function practiceType(practice: Practice): string {
  if ('lawyerType' in practice) return 'LawyerPractice';
  return 'stage' in practice ? 'TeacherPractice' : 'DoctorPractice';
}
