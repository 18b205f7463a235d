import { aboutRecord, type AboutOf } from '../../framework/guard/about';
import { RECORD_TYPES } from '../recordIndex/kinds';
import { isSubjectType } from './typeName';

const RECORDS: ReadonlySet<string> = new Set(RECORD_TYPES);

/**
 * The subject that an object is about. A subject is about itself. Its parts and other objects that
 * concern it have the id of the subject in `subjectId`. Any other object, such as a client, is about
 * no subject. Records follow the same rule as in the subgraph that stores them.
 */
export const aboutSubject: AboutOf = (typeName, object) => {
  if (RECORDS.has(typeName)) return aboutRecord(typeName, object);
  const subjectId = object['subjectId'] ?? (isSubjectType(typeName) ? object['_id'] : undefined);
  const { region, departmentId } = object;
  return {
    ...(typeof subjectId === 'string' && { subjectId }),
    ...(typeof region === 'string' && { region }),
    // Set on a request for correction, which is addressed to a department.
    ...(typeof departmentId === 'string' && { departmentId }),
  };
};
