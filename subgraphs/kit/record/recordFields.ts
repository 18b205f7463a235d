import { departmentRef, subjectRef, type CreditRecord } from './record';

/** Resolvers of the fields every record type has whose documents name them differently. */
export const recordFields = {
  id: (record: CreditRecord) => record._id,
  subject: subjectRef,
  sourceDepartment: departmentRef,
};
