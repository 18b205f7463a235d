import { creditError } from '../../../../schema/errors';
import type { CorrectionRow } from '../../../../schema/generated/subjects.rows';
import { DEPARTMENTS } from '../../../../schema/policy/departments';
import { textOf } from '../../../framework/textOf';
import type { CorrectionText } from './record';

/** The department that leads the district's credit system: what has no other goes there. */
const LEADING_DEPARTMENT = 'development-reform';
const NAME = /^[_A-Za-z]\w{0,63}$/;

/** A request for correction as it is sent. */
export interface CorrectionInput {
  readonly subjectId?: string | null;
  readonly target: { readonly type: string; readonly id: string; readonly field?: string | null };
  readonly accessEntry?: string | null;
  readonly department?: string | null;
  readonly statement: string;
  readonly requestedValue?: string | null;
  readonly contact?: string | null;
}

/** A request for correction with every part checked. */
export interface CheckedCorrection extends Pick<
  CorrectionRow,
  'target' | 'accessEntry' | 'departmentId'
> {
  readonly texts: Readonly<Record<CorrectionText, string | null>>;
}

/**
 * Checks a request. What it is about is taken as the applicant names it: the record may stand in
 * a subgraph that this one does not see, and whoever answers looks it up.
 * @throws BAD_USER_INPUT, naming the part and never quoting it
 */
export function checkInput(input: CorrectionInput): CheckedCorrection {
  const { target, accessEntry = null, department } = input;
  if (!NAME.test(target.type)) throw malformed('target.type');
  if (target.field != null && !NAME.test(target.field)) throw malformed('target.field');
  const departmentId = department ?? LEADING_DEPARTMENT;
  if (!DEPARTMENTS.some(({ id }) => id === departmentId)) throw malformed('department');
  const optional = (name: CorrectionText, longest: number) => {
    const text = input[name];
    return text == null ? null : textOf(name, text, 1, longest);
  };
  return {
    target: {
      type: target.type,
      id: textOf('target.id', target.id, 1, 128),
      field: target.field ?? null,
    },
    accessEntry: accessEntry === null ? null : textOf('accessEntry', accessEntry, 1, 128),
    departmentId,
    texts: {
      statement: textOf('statement', input.statement, 2, 2000),
      requestedValue: optional('requestedValue', 2000),
      contact: optional('contact', 200),
    },
  };
}

function malformed(name: string) {
  return creditError('BAD_USER_INPUT', `The field ${name} names no existing resource.`);
}
