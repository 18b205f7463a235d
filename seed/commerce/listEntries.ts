import type { CreditList, ListEntryRow } from '../../schema/generated/commerce.rows';
import { OF_PERSONS, disclosureOf } from '../../subgraphs/framework/records/restricted';
import { addTerm } from '../../schema/policy/calendar';
import { term } from '../../schema/policy/terms';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import type { OrganizationGroup } from '../plan';
import type { SeedOrganization } from '../seedSubject';
import { DEFAULTER } from '../spotlight';

interface ListKind {
  readonly list: CreditList;
  readonly name: string;
  readonly cause: string;
  readonly department: string;
  readonly series: string;
  readonly removal: string;
}

const KINDS: readonly (readonly [ListKind, number])[] = [
  [
    {
      list: 'ABNORMAL_OPERATION',
      name: '经营异常名录',
      cause: '通过登记的住所（经营场所）无法联系',
      department: 'market-regulation',
      series: '津河东市监列字',
      removal: '依法办理住所变更登记，或者提出通过登记的住所可以重新取得联系并经核实。',
    },
    45,
  ],
  [
    {
      list: 'ABNORMAL_OPERATION',
      name: '经营异常名录',
      cause: '未按规定期限公示年度报告',
      department: 'market-regulation',
      series: '津河东市监列字',
      removal: '补报未报年份的年度报告并公示。',
    },
    40,
  ],
  [
    {
      list: 'SERIOUS_DISHONESTY',
      name: '市场监督管理严重违法失信名单',
      cause: '因严重违法行为受到较重行政处罚',
      department: 'market-regulation',
      series: '津河东市监严失字',
      removal: '列入满一年，已自觉履行处罚义务并消除危害后果，可以申请提前移出。',
    },
    7,
  ],
  [
    {
      list: 'SERIOUS_DISHONESTY',
      name: '拖欠农民工工资失信联合惩戒对象名单',
      cause: '克扣、无故拖欠农民工工资达到认定拒不支付劳动报酬罪数额标准',
      department: 'human-resources',
      series: '津河东人社失列字',
      removal: '列入满六个月，改正违法行为并作出不再违法承诺，可以申请提前移出。',
    },
    5,
  ],
  [
    {
      list: 'SERIOUS_DISHONESTY',
      name: '安全生产严重失信主体名单',
      cause: '发生生产安全事故负有责任且情节严重',
      department: 'emergency-management',
      series: '津河东应急失列字',
      removal: '管理期限届满，或者满十二个月后依法提前移出。',
    },
    3,
  ],
];

const MEAN: Partial<Record<OrganizationGroup, number>> = {
  cooperative: 0.2,
  company: 0.25,
  partnership: 0.15,
  selfEmployed: 0.2,
};

/** Entries of the abnormal and serious-dishonesty lists, including removed ones. */
export function* listEntriesOf(
  { plan, records }: Pass,
  subject: SeedOrganization,
): Generator<ListEntryRow> {
  const random = randomFor(plan, 'listEntries', subject);
  const mean = MEAN[subject.group];
  if (mean === undefined) return;
  // Among the demo companies, only the defaulter has many entries.
  const wanted = recordCount(random, subject, mean);
  const count = subject.spotlight && subject.index !== DEFAULTER ? 1 : wanted;
  for (let left = count; left > 0; left--) {
    const kind = random.weighted(KINDS);
    const decisionDate = decisionDay(random, plan, subject, 3.5);
    const longest = addTerm(decisionDate, term('publicity.serious.max', decisionDate).value);
    // Half of the abnormal entries end when the fault is remedied; serious ones end with their
    // term.
    const mended = kind.list === 'ABNORMAL_OPERATION' && !subject.spotlight && random.chance(0.5);
    const ends = mended ? addTerm(decisionDate, `P${random.int(40, 300)}D`) : longest;
    const common = records.next('list_entries', subject, {
      category: kind.list === 'ABNORMAL_OPERATION' ? 'ABNORMAL_LIST' : 'SERIOUS_LIST',
      departmentId: kind.department,
      title:
        kind.list === 'ABNORMAL_OPERATION'
          ? '列入经营异常名录决定书'
          : '列入严重失信主体名单决定书',
      series: kind.series,
      decisionDate,
      expiresOn: ends < plan.today || kind.list === 'SERIOUS_DISHONESTY' ? ends : null,
      adverse: true,
      disclosure: disclosureOf(OF_PERSONS, { subjectIsPerson: false }),
    });
    yield {
      ...common,
      list: kind.list,
      listName: kind.name,
      cause: kind.cause,
      authorityId: kind.department,
      removalConditions: kind.removal,
      removedOn: removedOn(common),
    };
  }
}

/** An entry is removed on the day on which its record leaves the states in force. */
function removedOn({
  state,
  expiresOn,
  versions,
}: Pick<ListEntryRow, 'state' | 'expiresOn' | 'versions'>) {
  if (state === 'EXPIRED') return expiresOn;
  if (state === 'REPAIRED' || state === 'REVOKED') {
    return versions.at(-1)!.changedAt.toISOString().slice(0, 10);
  }
  return null;
}
