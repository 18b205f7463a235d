import { defineSubgraph } from '../framework/defineSubgraph';
import { consumptionRestriction } from './ConsumptionRestriction';
import { judgmentDebtor } from './JudgmentDebtor';

/** 司法公信: judgment debtors, defaulters and consumption restrictions. */
export const judicialSubgraph = defineSubgraph({
  name: 'judicial',
  records: [judgmentDebtor, consumptionRestriction],
});
