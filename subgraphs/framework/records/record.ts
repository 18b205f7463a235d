import type { SubjectRef, DepartmentRef } from './references';

export type { CreditRecord, Disclosure, RecordState } from '../../../schema/recordRow';

/** The GraphQL reference to the subject of a record or of another document. */
export function subjectRef(record: { readonly subjectId: string }): SubjectRef {
  return { __typename: 'Subject', id: record.subjectId };
}

/** The GraphQL reference to the source department of a record. */
export function departmentRef(record: { readonly sourceDepartmentId: string }): DepartmentRef {
  return { __typename: 'Department', id: record.sourceDepartmentId };
}
