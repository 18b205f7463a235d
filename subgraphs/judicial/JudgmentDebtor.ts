import type { JudgmentDebtorKind } from '../../schema/generated/judicial.rows';
import { amountBand } from '../framework/amountBand';
import { defineRecord } from '../framework/records/defineRecord';

export const judgmentDebtor = defineRecord<JudgmentDebtorKind>('JudgmentDebtor', {
  fields: { amountBand: ({ amount }) => amountBand(amount) },
});
