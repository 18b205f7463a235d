import type { SubjectRef, DepartmentRef } from './references';

export type { CreditRecord, Disclosure, RecordState } from '../../../schema/recordRow';

/** How the GraphQL references of a record are made of its document. */
export function subjectRef(record: { readonly subjectId: string }): SubjectRef {
  return { __typename: 'Subject', id: record.subjectId };
}

export function departmentRef(record: { readonly sourceDepartmentId: string }): DepartmentRef {
  return { __typename: 'Department', id: record.sourceDepartmentId };
}
