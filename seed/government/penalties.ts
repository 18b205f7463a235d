import type { PenaltyRow } from '../../schema/generated/government.rows';
import { RESTRICTED_PENALTIES } from '../../subgraphs/government/Penalty';
import { disclosureOf } from '../../subgraphs/framework/records/restricted';
import { addTerm } from '../../schema/policy/calendar';
import { longestPublicity } from '../../schema/policy/publicity';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import type { OrganizationGroup } from '../plan';
import type { SeedSubject } from '../seedSubject';
import { lateReasonOf } from './lateReasons';
import { PERSONAL_VIOLATIONS, violationsOf, type Violation } from './violations';

const FEN = 100n;

const MEAN: Readonly<Record<OrganizationGroup, number>> = {
  organ: 0,
  lawFirm: 0.1,
  school: 0.3,
  hospital: 0.5,
  association: 0.1,
  foundation: 0.1,
  cooperative: 0.4,
  company: 0.95,
  partnership: 0.4,
  selfEmployed: 0.7,
};
const OF_PERSON = 0.07;

/** The penalties of a subject, published for the longest term of their class unless repaired. */
export function* penaltiesOf({ plan, records }: Pass, subject: SeedSubject): Generator<PenaltyRow> {
  if (subject.isMinor) return;
  const random = randomFor(plan, 'penalties', subject);
  const mean = subject.isPerson ? OF_PERSON : MEAN[subject.group];
  const violations = subject.isPerson ? PERSONAL_VIOLATIONS : violationsOf(subject.section);
  for (let left = recordCount(random, subject, mean); left > 0; left--) {
    const violation = random.pick(violations);
    const decisionDate = decisionDay(random, plan, subject, 5.5);
    const { severity, classes } = violation;
    const common = records.next('penalties', subject, {
      category: 'ADMINISTRATIVE',
      departmentId: violation.department,
      title: '行政处罚决定书',
      series: violation.series,
      decisionDate,
      publicity: longestPublicity(severity, decisionDate),
      adverse: true,
      disclosure: disclosureOf(RESTRICTED_PENALTIES, {
        subjectIsPerson: subject.isPerson,
        severity,
      }),
      never: ['EXPIRED'],
    });
    const yuan = violation.fine ? roundYuan(random.int(...violation.fine)) : 0;
    const confiscated = classes.includes('CONFISCATION') ? random.int(50, 20_000) : 0;
    yield {
      ...common,
      violationType: violation.type,
      fact: violation.fact,
      legalBasis: violation.basis,
      penaltyClasses: classes,
      content: contentOf(violation, yuan, confiscated),
      fine: BigInt(yuan) * FEN,
      confiscation: BigInt(confiscated) * FEN,
      licenceAffected:
        violation.licence === undefined
          ? null
          : `${violation.licence} JY1120102${random.int(10_000_000, 99_999_999)}`,
      severity,
      procedure: severity === 'MINOR' ? 'SUMMARY' : 'ORDINARY',
      effectEndsOn: classes.includes('LICENCE_SUSPENSION') ? addTerm(decisionDate, 'P6M') : null,
      authorityId: violation.department,
      status: statusOf(common.state, random.chance(0.7)),
      ...lateReasonOf(common),
    };
  }
}

function roundYuan(yuan: number): number {
  return yuan >= 1000 ? Math.round(yuan / 100) * 100 : Math.round(yuan / 10) * 10;
}

function contentOf({ classes, licence }: Violation, yuan: number, confiscated: number): string {
  const verb = classes.includes('LICENCE_REVOCATION') ? '吊销' : '暂扣';
  const parts = [
    ...(classes.includes('WARNING') ? ['警告'] : []),
    ...(confiscated > 0 ? [`没收违法所得${confiscated}元`] : []),
    ...(yuan > 0 ? [`罚款${yuan}元`] : []),
    ...(licence === undefined ? [] : [`${verb}${licence}`]),
    ...(classes.includes('BUSINESS_SUSPENSION') ? ['责令停工整顿'] : []),
  ];
  return `责令改正；${parts.join('；')}。`;
}

function statusOf(state: PenaltyRow['state'], performed: boolean): PenaltyRow['status'] {
  if (state === 'REVOKED') return 'CHANGED';
  if (state === 'DISPUTED') return 'UNDER_REVIEW';
  return performed || state === 'REPAIRED' ? 'PERFORMED' : 'IN_FORCE';
}
