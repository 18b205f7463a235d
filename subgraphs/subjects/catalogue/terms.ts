import { TERMS } from '../../../schema/policy/terms';

/** A term in force, with where it comes from. */
export interface CatalogueTerm {
  readonly rule: string;
  /** ISO 8601 duration, or `PnBD` for working days. */
  readonly duration: string;
  readonly source: string;
}

/**
 * The version of a rule's term in force on a day; null where none is, or no rule is named.
 * @param id the rule, by its name in schema/policy/terms.ts
 * @param today calendar date in China, YYYY-MM-DD
 */
export function termOf(id: string | null, today: string): CatalogueTerm | null {
  const found = TERMS.find(
    ({ ruleId, effectiveFrom, effectiveTo }) =>
      ruleId === id && effectiveFrom <= today && (effectiveTo === null || today <= effectiveTo),
  );
  return found ? { rule: found.ruleId, duration: found.value, source: found.source } : null;
}
