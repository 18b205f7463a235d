import { aboutRecord, type AboutOf } from '../../framework/guard/about';
import { RECORD_TYPES } from '../recordIndex/kinds';
import { isSubjectType } from './typeName';

const RECORDS: ReadonlySet<string> = new Set(RECORD_TYPES);

/**
 * Subjects are about themselves; their parts, and what else concerns one, carry `subjectId`, the
 * id of the subject they are of. Any other object (a client, say) is about nobody: its own id is
 * no subject's. Records are about what they are about where they are stored.
 */
export const aboutSubject: AboutOf = (typeName, object) => {
  if (RECORDS.has(typeName)) return aboutRecord(typeName, object);
  const subjectId = object['subjectId'] ?? (isSubjectType(typeName) ? object['_id'] : undefined);
  const { region, departmentId } = object;
  return {
    ...(typeof subjectId === 'string' && { subjectId }),
    ...(typeof region === 'string' && { region }),
    // Of what is addressed to a department: a request for correction.
    ...(typeof departmentId === 'string' && { departmentId }),
  };
};
