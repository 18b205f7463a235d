import type { CommitmentTypeName } from './commitmentTemplates';

interface Consequence {
  readonly effectiveFrom: string;
  readonly text: string;
  readonly source: string;
}

const GENERAL = 'Hedong plan, IV.3.1; standard of commitment records (S)';

/** What follows from the breach of a commitment, by type; versions from old to new. */
const CONSEQUENCES: Readonly<Record<CommitmentTypeName, readonly Consequence[]>> = {
  APPROVAL_SUBSTITUTE: [
    {
      effectiveFrom: '2021-01-01',
      text: '撤销以承诺取得的行政许可或者审批决定，记入信用记录',
      source: '国发〔2021〕7号 (K)',
    },
  ],
  DEFICIENCY_TOLERANT: [
    {
      effectiveFrom: '2021-01-01',
      text: '终止办理或者撤销已作出的决定，不再适用容缺受理，记入信用记录',
      source: GENERAL,
    },
  ],
  PROOF_SUBSTITUTE: [
    {
      effectiveFrom: '2021-01-01',
      text: '撤回以承诺取得的证明或者决定，不再适用告知承诺，记入信用记录',
      source: '国办发〔2020〕42号 (K)',
    },
  ],
  CREDIT_REPAIR: [
    {
      effectiveFrom: '2021-01-01',
      text: '相关行政处罚信息公示至最长公示期',
      source: 'Standard of commitment records (S)',
    },
  ],
  INDUSTRY_SELF_REGULATION: [
    { effectiveFrom: '2021-01-01', text: '由行业组织依章程惩戒，记入信用记录', source: GENERAL },
  ],
  ACTIVE_DISCLOSURE: [
    { effectiveFrom: '2021-01-01', text: '向社会公示违诺情况，记入信用记录', source: GENERAL },
  ],
  OTHER: [{ effectiveFrom: '2021-01-01', text: '依承诺书追究责任，记入信用记录', source: GENERAL }],
};

/** What follows from the breach of a commitment of a type made on a day; null before any rule. */
export function commitmentConsequence(type: CommitmentTypeName, madeOn: string): string | null {
  return CONSEQUENCES[type].findLast(({ effectiveFrom }) => effectiveFrom <= madeOn)?.text ?? null;
}
