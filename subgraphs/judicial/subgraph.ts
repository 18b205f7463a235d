import { defineSubgraph } from '../framework/defineSubgraph';
import { consumptionRestriction } from './ConsumptionRestriction';
import { judgmentDebtor } from './JudgmentDebtor';

/** 司法公信: against whom judgments are enforced, who defaults, and who is restricted. */
export const judicialSubgraph = defineSubgraph({
  name: 'judicial',
  records: [judgmentDebtor, consumptionRestriction],
});
