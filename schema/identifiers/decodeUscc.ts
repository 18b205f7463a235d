import { registerOf } from './codeClasses';
import { organizationClass } from './organizationClass';
import { regionName } from './regionNames';
import { usccWarnings } from './uscc';

/** What a unified social credit code says about its organisation. */
export interface UsccParts {
  /** Character 1. */
  readonly registerCode: string;
  /** Null when the standard has no such register. */
  readonly register: string | null;
  /** Character 2. */
  readonly classCode: string;
  readonly class: string | null;
  /** Characters 3 to 8. */
  readonly regionCode: string;
  readonly region: string | null;
  /** Characters 9 to 17: the organisation code of GB 11714. */
  readonly organizationCode: string;
  /** Whether its own check character, character 17, is right; legacy codes may have another. */
  readonly organizationCodeValid: boolean;
  readonly checkCharacter: string;
}

/**
 * Decodes a code. Source: GB 32100-2015, GB/T 2260, GB 11714.
 * @param code a valid code in normal form
 */
export function decodeUscc(code: string): UsccParts {
  const register = registerOf(code);
  const regionCode = code.slice(2, 8);
  return {
    registerCode: code.charAt(0),
    register: register?.name ?? null,
    classCode: code.charAt(1),
    class: register?.classes[code.charAt(1)] ?? null,
    regionCode,
    region: regionName(regionCode),
    organizationCode: code.slice(8, 17),
    organizationCodeValid: usccWarnings(code).length === 0,
    checkCharacter: code.charAt(17),
  };
}

/**
 * Whether the legal form that a code tells is the registered one; null when the code tells none.
 * @param name of the organisation: it shows whether an enterprise is a partnership
 */
export function agreesWithForm(
  code: string,
  {
    name,
    kind,
    legalType,
  }: { readonly name: string; readonly kind: string; readonly legalType: string | null },
): boolean | null {
  const told = organizationClass(code, name);
  return told === undefined ? null : told.kind === kind && told.legalType === legalType;
}
