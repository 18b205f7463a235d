import { creditError } from '../../../schema/errors';
import {
  organizationCodeIn,
  personNumberIn,
  type FormerCode,
} from '../../../schema/identifiers/formerCode';
import { IdentifierError } from '../../../schema/identifiers/identifierError';
import { organizationClass } from '../../../schema/identifiers/organizationClass';
import { parseResidentId } from '../../../schema/identifiers/residentId';
import { parseUscc } from '../../../schema/identifiers/uscc';
import { birthDateIn, isAdult } from '../person/newPerson';

/** A checked change: the code that becomes a former one, and the present code after it. */
export interface CheckedChange {
  readonly from: FormerCode;
  readonly to: string;
  /** Whether the recorded code changes; otherwise an earlier code is added to the history. */
  readonly replaces: boolean;
}

interface Requested {
  readonly from: string;
  readonly to: string;
}

const invalid = (message: string) => creditError('BAD_USER_INPUT', message);

/**
 * Checks the change of an organisation's code.
 * @param present the recorded code
 * @throws BAD_USER_INPUT, CONFLICT when `from` is not the recorded code
 */
export function checkedOrganizationChange(
  { from, to }: Requested,
  present: string,
  { kind, name }: { readonly kind: string; readonly name: string },
): CheckedChange {
  const code = parsed(to, parseUscc);
  const former = organizationCodeIn(from);
  if (former === undefined)
    throw invalid(
      'The field from must be a unified social credit code, a registration number of 15 digits or an organisation code of 9 characters, each with its right check character.',
    );
  const told = organizationClass(code, name);
  if (told !== undefined && told.kind !== kind)
    throw invalid('The class in the field to contradicts the kind of the subject.');
  return checked(former, code, present);
}

/**
 * Checks the change of a person's number. No error quotes a number.
 * @param present the recorded number; null if the person has none or its key is destroyed
 * @param today calendar date in China
 * @throws BAD_USER_INPUT, CONFLICT when `from` is not the recorded number
 */
export function checkedPersonChange(
  { from, to }: Requested,
  present: string | null,
  today: string,
): CheckedChange {
  const number = parsed(to, parseResidentId);
  const former = personNumberIn(from);
  if (former === undefined)
    throw invalid('The field from must be a resident identity number of 18 or 15 digits.');
  if (!isAdult(birthDateIn(number), today))
    throw invalid('The number in the field to is that of a person who is not of age.');
  return checked(former, number, present);
}

function checked(from: FormerCode, to: string, present: string | null): CheckedChange {
  if (from.code === to) throw invalid('The fields from and to must differ.');
  const replaces = to !== present;
  if (replaces && from.code !== present) throw creditError('CONFLICT');
  return { from, to, replaces };
}

function parsed(text: string, parse: (text: string) => string): string {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof IdentifierError) throw invalid(error.message);
    throw error;
  }
}
