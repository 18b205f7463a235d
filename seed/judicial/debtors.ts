import type { JudgmentDebtorRow } from '../../schema/generated/judicial.rows';
import { daysAfter } from '../days';
import type { Pass } from '../domain';
import type { SeedSubject } from '../seedSubject';
import type { EnforcementCase } from './enforcement';
import { partyOf } from './party';

const FEN = 100n;

/**
 * The debtor of an enforcement case; a quarter of the older cases ended because no property was
 * found.
 */
export function debtorOf(
  { plan, records }: Pass,
  subject: SeedSubject,
  enforcement: EnforcementCase,
): JudgmentDebtorRow {
  const { random, filedOn, amountYuan, caseNumber } = enforcement;
  const ended = daysAfter(filedOn, random.int(120, 300));
  const terminated = !subject.spotlight && ended < plan.today && random.chance(0.25);
  const outstanding = Math.floor((amountYuan * random.int(30, 100)) / 100);
  return {
    ...records.next('judgmentDebtors', subject, {
      category: 'JUDICIAL',
      departmentId: 'court',
      title: '执行通知书',
      series: '',
      number: caseNumber,
      decisionDate: filedOn,
      adverse: true,
      disclosure: subject.isMinor ? 'RESTRICTED' : 'OPEN',
      never: ['REPAIRED'],
    }),
    ...partyOf(plan, subject, caseNumber),
    filedOn,
    amount: BigInt(amountYuan) * FEN,
    terminatedOn: terminated ? ended : null,
    outstandingAmount: terminated ? BigInt(outstanding) * FEN : null,
  };
}
