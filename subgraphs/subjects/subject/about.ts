import type { About } from '../../kit/guard/about';

/** Subjects are about themselves; their parts carry `subjectId`, the id of the subject they are of. */
export function aboutSubject(object: Readonly<Record<string, unknown>>): About {
  const subjectId = object['subjectId'] ?? object['_id'];
  const { region } = object;
  return {
    ...(typeof subjectId === 'string' && { subjectId }),
    ...(typeof region === 'string' && { region }),
  };
}
