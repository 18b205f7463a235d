import { DEPARTMENTS } from '../../schema/policy/departments';
import { purposeOf } from '../../schema/policy/purposes';
import { HIGHEST_ASSURANCE } from '../../schema/policy/rules';
import { CALLER_CLASSES, callerClass, type Caller } from '../../schema/report/callers';

/** The options that describe a caller. */
export interface CallerOptions {
  readonly as?: string | undefined;
  readonly purpose?: string | undefined;
  readonly case?: string | undefined;
  readonly reason?: string | undefined;
  readonly department?: string | undefined;
  readonly loa?: string | undefined;
}

/** The caller that the options describe. @throws Error with one sentence when it does not exist */
export function callerOf(options: CallerOptions): Caller {
  const { as, purpose, department, loa, reason } = options;
  const callers = as === undefined ? undefined : callerClass(as);
  if (callers === undefined) {
    const known = CALLER_CLASSES.map(({ id }) => id).join(', ');
    throw new Error(`explain needs --as with one of ${known}.`);
  }
  const entry = purpose === undefined ? undefined : purposeOf(purpose);
  if (purpose !== undefined && entry === undefined)
    throw new Error(`There is no purpose "${purpose}".`);
  if (entry && !entry.roles.some((role) => role === callers.id))
    throw new Error(
      `Purpose ${entry.code} is for ${entry.roles.join(', ')}, not for ${callers.id}.`,
    );
  if (department !== undefined && !DEPARTMENTS.some(({ id }) => id === department))
    throw new Error(`There is no department "${department}".`);
  if (loa !== undefined && !(/^\d$/.test(loa) && Number(loa) <= HIGHEST_ASSURANCE))
    throw new Error(`--loa is a level from 0 to ${HIGHEST_ASSURANCE}.`);
  return {
    class: callers,
    ...(purpose === undefined ? {} : { purpose }),
    ...(options.case === undefined ? {} : { caseReference: options.case }),
    ...(reason === undefined ? {} : { reason }),
    ...(department === undefined ? {} : { department }),
    ...(loa === undefined ? {} : { assurance: Number(loa) }),
  };
}
