import { normalise } from './normalise';
import { residentIdIn } from './residentId';
import { upgradedResidentId } from './residentId15';
import { organizationCheckCharacter, usccIn } from './uscc';

/** The kinds of code that a subject may have had. */
export const FORMER_CODE_KINDS = [
  'UNIFIED_CODE',
  'REGISTRATION_NUMBER',
  'ORGANIZATION_CODE',
  'RESIDENT_NUMBER',
] as const;
export type FormerCodeKind = (typeof FORMER_CODE_KINDS)[number];

/** A code in its normal form, with its kind. */
export interface FormerCode {
  readonly kind: FormerCodeKind;
  readonly code: string;
}

/**
 * The code of an organisation, present or former, in its normal form: a unified social credit code,
 * a registration number of 15 digits (GS 15-2006), or an organisation code of 9 characters with or
 * without its hyphen (GB 11714). Undefined for a text that is none, or whose check character is
 * wrong.
 */
export function organizationCodeIn(text: string): FormerCode | undefined {
  const unified = usccIn(text);
  if (unified !== undefined) return { kind: 'UNIFIED_CODE', code: unified };
  const code = normalise(text).replace(/^(.{8})-(.)$/, '$1$2');
  if (/^\d{15}$/.test(code) && code.endsWith(registrationCheckDigit(code)))
    return { kind: 'REGISTRATION_NUMBER', code };
  if (/^[0-9A-Z]{8}[0-9X]$/.test(code) && code.endsWith(organizationCheckCharacter(code)))
    return { kind: 'ORGANIZATION_CODE', code };
  return undefined;
}

/**
 * The number of a person, of 18 or formerly 15 digits, in its normal form; undefined for a text that
 * is none.
 */
export function personNumberIn(text: string): FormerCode | undefined {
  const number = normalise(text);
  const code =
    residentIdIn(number) ?? (upgradedResidentId(number) === undefined ? undefined : number);
  return code === undefined ? undefined : { kind: 'RESIDENT_NUMBER', code };
}

/** The check digit of the first 14 digits. Source: GS 15-2006, ISO 7064 MOD 11,10. */
export function registrationCheckDigit(first14: string): string {
  let rest = 10;
  for (const digit of first14.slice(0, 14)) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11;
  return String((11 - rest) % 10);
}
