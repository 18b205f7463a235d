import { TERMS, type TermId } from '../../../schema/policy/terms';

/** How soon records of a type are published, and how long they are kept, by the rules in force. */
const OF_TYPE: Readonly<Record<string, { refresh?: TermId; retention?: TermId }>> = {
  Permit: { refresh: 'publicity.double' },
  Penalty: { refresh: 'publicity.double', retention: 'retention.adverse' },
  ListEntry: { refresh: 'samr.publish', retention: 'retention.adverse' },
  DisciplineRecord: { retention: 'retention.adverse' },
  JudgmentDefaulter: { retention: 'defaulter.term' },
};

/** A term in force, with where it comes from. */
export interface CatalogueTerm {
  readonly rule: string;
  /** ISO 8601 duration, or `PnBD` for working days. */
  readonly duration: string;
  readonly source: string;
}

/**
 * The term of a type's items on a day; null where no rule sets one.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function termOf(
  type: string,
  what: 'refresh' | 'retention',
  today: string,
): CatalogueTerm | null {
  const id = OF_TYPE[type]?.[what];
  const found = TERMS.find(
    ({ ruleId, effectiveFrom, effectiveTo }) =>
      ruleId === id && effectiveFrom <= today && (effectiveTo === null || today <= effectiveTo),
  );
  return found ? { rule: found.ruleId, duration: found.value, source: found.source } : null;
}
