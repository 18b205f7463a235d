import type { JudgmentDebtorRow } from '../../schema/generated/judicial.rows';

/**
 * The party of an enforcement record, as the court publishes it by law, persons included: such
 * records are `disclosure` OPEN.
 */
export type EnforcementParty = Pick<
  JudgmentDebtorRow,
  'partyKind' | 'name' | 'nameGrams' | 'maskedIdNumber' | 'uscc' | 'court' | 'caseNumber'
>;
