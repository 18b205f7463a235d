import { TERMS } from '../../../schema/policy/terms';

/** A term that is in force, with its source. */
export interface CatalogueTerm {
  readonly rule: string;
  /** ISO 8601 duration, or `PnBD` for working days. */
  readonly duration: string;
  readonly source: string;
}

/**
 * The version of a rule's term that is in force on a day; null when no version is in force or
 * `id` is null.
 * @param id the `ruleId` of the term in schema/policy/terms.ts
 * @param today calendar date in China, YYYY-MM-DD
 */
export function termOf(id: string | null, today: string): CatalogueTerm | null {
  const found = TERMS.find(
    ({ ruleId, effectiveFrom, effectiveTo }) =>
      ruleId === id && effectiveFrom <= today && (effectiveTo === null || today <= effectiveTo),
  );
  return found ? { rule: found.ruleId, duration: found.value, source: found.source } : null;
}
