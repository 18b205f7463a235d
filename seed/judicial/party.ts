import type { JudgmentDebtorRow } from '../../schema/generated/judicial.rows';
import { nameGrams } from '../../subgraphs/framework/nameGrams';
import { adult } from '../people';
import type { Plan } from '../plan';
import type { SeedSubject } from '../seedSubject';

/** The party of an enforcement record, as the court publishes it by law, persons included. */
export type EnforcementParty = Pick<
  JudgmentDebtorRow,
  'partyKind' | 'name' | 'nameGrams' | 'maskedIdNumber' | 'uscc' | 'court' | 'caseNumber'
>;

export const COURT = '天津市河东区人民法院';
export const COURT_CODE = '津0102';

/** How a court names a party; the full document number does not enter this domain. */
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
  // Of a child no number is known.
  const masked = subject.isMinor ? null : maskedNumberOf(plan, subject.number);
  return { ...common, partyKind: 'PERSON', maskedIdNumber: masked, uscc: null };
}

/** A person as a party whom an order against an organisation binds. */
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
