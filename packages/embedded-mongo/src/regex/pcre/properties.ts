import type { CharacterSet } from './codePoints';
import { refusal, untranslated } from './refusal';

const CATEGORIES: ReadonlySet<string> = new Set([
  ...['C', 'Cc', 'Cf', 'Cn', 'Co', 'Cs', 'L', 'Ll', 'Lm', 'Lo', 'Lt', 'Lu', 'M', 'Mc', 'Me', 'Mn'],
  ...['N', 'Nd', 'Nl', 'No', 'P', 'Pc', 'Pd', 'Pe', 'Pf', 'Pi', 'Po', 'Ps', 'S', 'Sc', 'Sk', 'Sm'],
  ...['So', 'Z', 'Zl', 'Zp', 'Zs'],
]);
const CASES: ReadonlySet<string> = new Set(['Lu', 'Ll', 'Lt', 'L&']);

/**
 * The set of `\p{name}`: a general category, `Any`, `L&`, or a script, which means its extensions
 * (pcre2pattern, "Unicode character properties").
 */
export function propertySet(
  given: string,
  negatedEscape: boolean,
  caseless: boolean,
): CharacterSet {
  const inverted = given.startsWith('^');
  const name = inverted ? given.slice(1) : given;
  const negated = negatedEscape !== inverted;
  if (caseless && CASES.has(name)) throw untranslated(`\\p{${name}} without regard to case`);
  const letter = negated ? 'P' : 'p';
  if (name === 'Any') return { ranges: [], properties: [`\\${letter}{Any}`] };
  if (name === 'L&') return { ranges: [], properties: [`\\${letter}{LC}`] };
  if (CATEGORIES.has(name)) return { ranges: [], properties: [`\\${letter}{${name}}`] };
  const property = `\\${letter}{Script_Extensions=${name}}`;
  if (!/^[A-Z][A-Za-z_]*$/.test(name) || !isProperty(property))
    throw refusal(`unknown property \\p{${given}}`);
  return { ranges: [], properties: [property] };
}

function isProperty(text: string): boolean {
  try {
    return new RegExp(text, 'u').unicode;
  } catch {
    // The engine knows no such script: the caller refuses it by name.
    return false;
  }
}
