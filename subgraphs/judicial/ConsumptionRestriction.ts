import type {
  ConsumptionRestrictionKind,
  ConsumptionRestrictionRow,
} from '../../schema/generated/judicial.rows';
import type { SubgraphContext } from '../framework/context';
import { listOfParent } from '../framework/lists/listOfParent';
import type { PageArgs } from '../framework/lists/page';
import { defineRecord } from '../framework/records/defineRecord';
import { recordReader } from '../framework/records/recordReader';

export const consumptionRestriction = defineRecord<ConsumptionRestrictionKind>(
  'ConsumptionRestriction',
  {
    fields: {
      // A hidden debtor (framework/subjectEvents) is not named.
      debtor: ({ debtorId, debtorHidden }) =>
        debtorId === null || debtorHidden === true ? null : { __typename: 'Subject', id: debtorId },
      debtorName: ({ debtorName, debtorHidden }) => (debtorHidden === true ? null : debtorName),
      affected: listOfParent(
        (args: PageArgs, { request }: SubgraphContext, selection) =>
          recordReader('ConsumptionRestriction', request).ofParents('orderId', args, selection),
        ({ orderId }: Pick<ConsumptionRestrictionRow, 'orderId'>) => orderId,
      ),
    },
  },
);
