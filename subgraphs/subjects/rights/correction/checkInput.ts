import { creditError } from '../../../../schema/errors';
import type { CorrectionRow } from '../../../../schema/generated/subjects.rows';
import { DEPARTMENTS } from '../../../../schema/policy/departments';
import { textOf } from '../../../framework/textOf';
import type { CorrectionText } from './record';

/** The department that leads the district's credit system; it receives requests that name none. */
const LEADING_DEPARTMENT = 'development-reform';
const NAME = /^[_A-Za-z]\w{0,63}$/;

/** The input of a request for correction. */
export interface CorrectionInput {
  readonly subjectId?: string | null;
  readonly target: { readonly type: string; readonly id: string; readonly field?: string | null };
  readonly accessEntry?: string | null;
  readonly department?: string | null;
  readonly statement: string;
  readonly requestedValue?: string | null;
  readonly contact?: string | null;
}

/** A request for correction after validation. */
export interface CheckedCorrection extends Pick<
  CorrectionRow,
  'target' | 'accessEntry' | 'departmentId'
> {
  readonly texts: Readonly<Record<CorrectionText, string | null>>;
}

/**
 * Checks a request. It does not look up the target, because the record may be stored in a subgraph
 * that this one cannot read; the department that answers looks it up.
 * @throws BAD_USER_INPUT with a message that names the invalid field and never quotes its value
 */
export function checkInput(input: CorrectionInput): CheckedCorrection {
  const { target, accessEntry = null, department } = input;
  if (!NAME.test(target.type)) throw invalidName('target.type');
  if (target.field != null && !NAME.test(target.field)) throw invalidName('target.field');
  const departmentId = department ?? LEADING_DEPARTMENT;
  if (!DEPARTMENTS.some(({ id }) => id === departmentId))
    throw creditError('BAD_USER_INPUT', 'The field department names no existing department.');
  const optional = (name: CorrectionText, maxLength: number) => {
    const text = input[name];
    return text == null ? null : textOf(name, text, 1, maxLength);
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

function invalidName(field: string) {
  return creditError(
    'BAD_USER_INPUT',
    `The field ${field} must be a GraphQL name of at most 64 characters.`,
  );
}
