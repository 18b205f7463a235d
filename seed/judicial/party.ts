import type { JudgmentDebtorRow } from '../../schema/generated/judicial.rows';
import { nameGrams } from '../../subgraphs/framework/nameGrams';
import { adult } from '../people';
import type { Plan } from '../plan';
import type { SeedSubject } from '../seedSubject';

/** The party of an enforcement record, as the court publishes it by law, including persons. */
export type EnforcementParty = Pick<
  JudgmentDebtorRow,
  'partyKind' | 'name' | 'nameGrams' | 'maskedIdNumber' | 'uscc' | 'court' | 'caseNumber'
>;

export const COURT = '天津市河东区人民法院';
export const COURT_CODE = '津0102';

/**
 * The name of a party as the court writes it; the full document number is not stored in this
 * domain.
 */
export function partyOf(plan: Plan, subject: SeedSubject, caseNumber: string): EnforcementParty {
  const common = {
    name: subject.name,
    nameGrams: nameGrams(subject.name),
    court: COURT,
    caseNumber,
  };
  if (!subject.isPerson) {
    return { ...common, partyKind: 'ORGANIZATION', maskedIdNumber: null, uscc: subject.ref.uscc };
  }
  // No number of a child is stored.
  const masked = subject.isMinor ? null : maskedNumberOf(plan, subject.number);
  return { ...common, partyKind: 'PERSON', maskedIdNumber: masked, uscc: null };
}

/** A person as a party bound by an order against an organisation. */
export function boundPerson(plan: Plan, number: number, caseNumber: string): EnforcementParty {
  const { name } = adult(plan, number);
  return {
    name,
    nameGrams: nameGrams(name),
    court: COURT,
    caseNumber,
    partyKind: 'PERSON',
    maskedIdNumber: maskedNumberOf(plan, number),
    uscc: null,
  };
}

function maskedNumberOf(plan: Plan, number: number): string {
  const idNumber = adult(plan, number).idNumber!;
  return `${idNumber[0]}${'*'.repeat(16)}${idNumber[17]}`;
}
