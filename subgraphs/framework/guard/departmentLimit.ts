import type { Role, Viewer } from '../../../schema/viewer';

/** The part of a filter that limits documents to one department; empty for all departments. */
export interface DepartmentLimit {
  readonly department?: string;
}

/**
 * The departments about which a caller reads what departments do for the service: batches, quality,
 * certificates. Callers of some roles read about all of them, the others about their own.
 * @param asked the department that the question names, if it names one
 * @returns undefined when the caller may read about none of them
 */
export function departmentLimit(
  { roles, department: own }: Pick<Viewer, 'roles' | 'department'>,
  asked: string | null | undefined,
  readersOfAll: readonly Role[],
): DepartmentLimit | undefined {
  if (readersOfAll.some((role) => roles.includes(role)))
    return asked == null ? {} : { department: asked };
  if (own === undefined || (asked != null && asked !== own)) return undefined;
  return { department: own };
}
