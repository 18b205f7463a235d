import type { SubgraphContext } from '../context';
import { visibilityOf } from './live';
import { departmentRef, subjectRef, type CreditRecord } from './record';

/** Resolvers of the fields every record type has that are not read as they stand. */
export const recordFields = {
  id: (record: CreditRecord) => record._id,
  subject: subjectRef,
  sourceDepartment: departmentRef,
  visibility: (record: CreditRecord, _: unknown, { today }: SubgraphContext) =>
    visibilityOf(record, today),
};
