import type { Severity } from '../policy/publicity';

/** The classes of penalty that make an act serious. */
const SERIOUS: ReadonlySet<string> = new Set([
  'LICENCE_REVOCATION',
  'BUSINESS_RESTRICTION',
  'BUSINESS_SUSPENSION',
  'CLOSURE',
  'PRACTICE_BAN',
]);

/** The classes that alone make an act no more than minor. */
const MINOR: ReadonlySet<string> = new Set(['WARNING', 'CRITICISM']);

/**
 * The severity of a penalty that states none, by its classes. Source: examples of NDRC Order 36 of
 * 2025 (S~): warnings and criticism are minor; revocation of a licence and restrictions of business
 * are serious. A large fine is serious too, but no amount is stated there: the department then
 * states the severity itself.
 */
export function severityOf(classes: readonly string[]): Severity {
  if (classes.some((one) => SERIOUS.has(one))) return 'SERIOUS';
  return classes.length > 0 && classes.every((one) => MINOR.has(one)) ? 'MINOR' : 'GENERAL';
}
