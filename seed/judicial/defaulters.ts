import type { DefaultGround, JudgmentDefaulterRow } from '../../schema/generated/judicial.rows';
import { addTerm } from '../../schema/policy/calendar';
import { term } from '../../schema/policy/terms';
import type { Pass } from '../domain';
import { headOf } from '../organizations';
import { adult, personRef } from '../people';
import type { SeedSubject } from '../seedSubject';
import type { EnforcementCase } from './enforcement';
import { COURT, partyOf } from './party';

const GROUNDS: readonly (readonly [DefaultGround, number])[] = [
  ['REFUSAL_THOUGH_ABLE', 40],
  ['BREACH_OF_ASSET_REPORTING', 30],
  ['EVASION', 10],
  ['BREACH_OF_SETTLEMENT', 10],
  ['BREACH_OF_RESTRICTION', 7],
  ['OBSTRUCTION', 3],
];

/**
 * The listing of a defaulter. Ground 1 has no term; the others last two years, after which the
 * listing has expired. Court lists are not subject to administrative repair.
 */
export function defaulterOf(
  { plan, records }: Pass,
  subject: SeedSubject,
  { random, caseNumber, filedOn, basisNumber, amountYuan }: EnforcementCase,
  listedOn: string,
): JudgmentDefaulterRow {
  const ground = random.weighted(GROUNDS);
  const expiresOn =
    ground === 'REFUSAL_THOUGH_ABLE'
      ? null
      : addTerm(listedOn, term('defaulter.term', listedOn).value);
  const partly = random.chance(0.25);
  const performed = Math.floor((amountYuan * random.int(5, 60)) / 100);
  return {
    ...records.next('judgmentDefaulters', subject, {
      category: 'JUDICIAL',
      departmentId: 'court',
      title: '失信决定书',
      series: '',
      number: caseNumber,
      decisionDate: listedOn,
      expiresOn,
      adverse: true,
      disclosure: 'OPEN',
      never: ['REPAIRED'],
    }),
    ...partyOf(plan, subject, caseNumber),
    sex: subject.isPerson ? subject.ref.sex : null,
    ageAtPublication: subject.isPerson
      ? ageOn(adult(plan, subject.number).birthDate, listedOn)
      : null,
    representativeName: subject.isPerson
      ? null
      : personRef(plan, headOf(plan, subject.group, subject.index)).name,
    area: '天津',
    filedOn,
    publishedOn: listedOn,
    basisNumber,
    basisIssuer: COURT,
    duty: `支付款项${amountYuan}元及迟延履行期间的债务利息。`,
    performance: partly ? 'PARTIAL' : 'NONE',
    performedPart: partly ? `已履行${performed}元` : null,
    unperformedPart: partly ? `未履行${amountYuan - performed}元` : null,
    ground,
  };
}

function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
