import type {
  CommitmentFulfilment,
  CreditCommitmentRow,
} from '../../schema/generated/commerce.rows';
import { addTerm } from '../../schema/policy/calendar';
import {
  COMMITMENT_TEMPLATES,
  type CommitmentTemplate,
} from '../../schema/policy/commitmentTemplates';
import { kindRules } from '../../schema/policy/kindRules';
import { filled } from '../../schema/policy/placeholders';
import { nameOfDepartment } from '../../subgraphs/framework/intake/rows/department';
import { disclosureOf } from '../../subgraphs/framework/records/restricted';
import { RESTRICTED_COMMITMENTS } from '../../subgraphs/commerce/CreditCommitment';
import { daysAfter } from '../days';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import type { Random } from '../random';
import { recordCount, randomFor } from '../recordCount';
import type { SeedSubject } from '../seedSubject';

/** What is applied for and what is promised, by the code of the sample letter. */
const MATTERS: Readonly<Record<string, readonly [matter: string, undertaking: string]>> = {
  APPROVAL_FOOD: ['食品经营许可新办', '经营场所和设施符合食品安全标准'],
  APPROVAL_PUBLIC_PLACE: ['公共场所卫生许可新办', '按规定进行卫生检测并公示检测结果'],
  TOLERANT_GENERAL: ['营业场所备案', '十个工作日内补交场所使用证明'],
  PROOF_GENERAL: ['优惠事项申请', '所申报的经营情况属实'],
  REPAIR_GENERAL: ['行政处罚信息信用修复', '已缴清罚款并完成整改'],
  SECTOR_ELDERLY_CARE: ['养老服务经营', '明码标价，不以养老名义非法集资'],
  SECTOR_TRAINING: ['校外培训经营', '预收费不超过三个月'],
  ACTIVE_INTEGRITY: ['依法诚信经营', '依法纳税、按约履行合同、不制售假冒伪劣商品'],
  OTHER_WAGES: ['农民工工资支付', '按月足额支付工资'],
};

/** Commitments of persons are those in place of proofs. */
const OF_PERSONS = COMMITMENT_TEMPLATES.filter(({ code }) => code === 'PROOF_GENERAL');

/** The days within which a commitment is assessed. */
const ASSESSED_WITHIN = 60;

/** Commitments, most of them performed; those of the last two months are not assessed yet. */
export function* commitmentsOf(
  { plan, records }: Pass,
  subject: SeedSubject,
): Generator<CreditCommitmentRow> {
  if (subject.isMinor || (!subject.isPerson && subject.group === 'organ')) return;
  const random = randomFor(plan, 'commitments', subject);
  const mean = subject.isPerson ? 0.05 : subject.operating ? 0.6 : 0.1;
  for (let left = recordCount(random, subject, mean); left > 0; left--) {
    const template = random.pick(subject.isPerson ? OF_PERSONS : COMMITMENT_TEMPLATES);
    const decisionDate = decisionDay(random, plan, subject, 3);
    const prefix = kindRules('CreditCommitment').numbering!(decisionDate);
    const { commitmentType, publicity } = template;
    const [matter, undertaking] = MATTERS[template.code]!;
    const serial = String(records.serial(`commitments:${prefix}`)).padStart(6, '0');
    yield {
      ...records.next('commitments', subject, {
        category: 'COMMITMENT',
        departmentId: template.department,
        title: template.title,
        series: '',
        number: `${prefix}${serial}`,
        decisionDate,
        disclosure: disclosureOf(RESTRICTED_COMMITMENTS, {
          publicity,
          subjectIsPerson: subject.isPerson,
        }),
        never: ['REPAIRED', 'EXPIRED'],
      }),
      commitmentType,
      otherType: template.otherType ?? null,
      matter,
      content: filled(template.content, { matter, undertaking }),
      liability: template.liability,
      validUntil: random.chance(0.5) ? addTerm(decisionDate, 'P1Y') : null,
      publicity,
      authorityId: template.department,
      template: null,
      ...assessment(random, template, undertaking, {
        on: daysAfter(decisionDate, random.int(5, ASSESSED_WITHIN)),
        today: plan.today,
      }),
    };
  }
}

const FULFILMENTS: readonly (readonly [CommitmentFulfilment, number])[] = [
  ['FULL', 90],
  ['PARTIAL', 6],
  ['NONE', 4],
];

/** How a commitment was performed; nothing before the day of its assessment. */
function assessment(
  random: Random,
  { department, liability }: CommitmentTemplate,
  undertaking: string,
  { on, today }: { readonly on: string; readonly today: string },
) {
  const chosen = random.weighted(FULFILMENTS);
  const fulfilment = on < today ? chosen : null;
  const broken = fulfilment !== null && fulfilment !== 'FULL';
  return {
    fulfilment,
    unperformedContent: broken ? undertaking : null,
    liabilityPursued: broken ? liability : null,
    assessedOn: fulfilment && on,
    assessingUnit: fulfilment && nameOfDepartment(department),
    assessingUnitCode: null,
  };
}
