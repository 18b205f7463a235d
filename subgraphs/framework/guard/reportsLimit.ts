import type { Viewer } from '../../../schema/viewer';
import { departmentLimit, type DepartmentLimit } from './departmentLimit';

/** Leads the district's social credit system, and monitors what the departments report. */
const LEADING_DEPARTMENT = 'development-reform';

/**
 * The departments about whose reports a caller reads: auditors and the leading department about all,
 * officers and stewards about their own.
 * @param asked the department that the question names, if it names one
 * @returns undefined when the caller may read about none of them
 */
export function reportsLimit(
  viewer: Pick<Viewer, 'roles' | 'department'>,
  asked: string | null | undefined,
): DepartmentLimit | undefined {
  const leads = viewer.department === LEADING_DEPARTMENT;
  return departmentLimit(viewer, asked, leads ? ['auditor', 'officer', 'steward'] : ['auditor']);
}
