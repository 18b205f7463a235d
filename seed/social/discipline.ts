import type { DisciplineRecordRow, PractitionerRow } from '../../schema/generated/social.rows';
import { RESTRICTED_DISCIPLINE } from '../../subgraphs/social/restricted';
import { addTerm } from '../../schema/policy/calendar';
import { longestPublicity } from '../../schema/policy/publicity';
import { amountBand } from '../../subgraphs/framework/amountBand';
import { disclosureOf } from '../../subgraphs/framework/records/restricted';
import { decisionDay } from '../decisionDay';
import { recentDate } from '../days';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import type { Random } from '../random';
import type { SeedOrganization, SeedPerson, SeedSubject } from '../seedSubject';
import {
  disciplineTypes,
  INSTITUTION_DISCIPLINE,
  severeDiscipline,
  type DisciplineType,
} from './disciplineTypes';
import type { institutionKind } from './institutions';

/**
 * Decisions against a practitioner; a suspended or revoked entry has the decision that caused it.
 */
export function* practitionerDiscipline(
  pass: Pass,
  subject: SeedPerson,
  practitioner: PractitionerRow,
): Generator<DisciplineRecordRow> {
  const random = randomFor(pass.plan, 'discipline', subject);
  const { status, profession } = practitioner;
  if (status === 'SUSPENDED' || status === 'REVOKED') {
    const type = severeDiscipline(profession, status === 'REVOKED');
    const day = recentDate(random, pass.plan.today, 300);
    yield decision(pass, random, subject, type, practitioner, day, true);
  }
  for (let left = recordCount(random, subject, 0.1); left > 0; left--) {
    const type = random.pick(disciplineTypes(profession));
    const day = decisionDay(random, pass.plan, subject, 5);
    yield decision(pass, random, subject, type, practitioner, day);
  }
}

/** Decisions against a law firm, school or hospital. */
export function* institutionDiscipline(
  pass: Pass,
  subject: SeedOrganization,
  licensed: NonNullable<ReturnType<typeof institutionKind>>,
): Generator<DisciplineRecordRow> {
  const random = randomFor(pass.plan, 'discipline', subject);
  for (let left = recordCount(random, subject, 0.15); left > 0; left--) {
    const day = decisionDay(random, pass.plan, subject, 5);
    const type = INSTITUTION_DISCIPLINE;
    yield decision(pass, random, subject, type, { sourceDepartmentId: licensed.department }, day);
  }
}

type Disciplined =
  | Pick<PractitionerRow, '_id' | 'profession' | 'sourceDepartmentId'>
  | { readonly sourceDepartmentId: string };

function decision(
  { records }: Pass,
  random: Random,
  subject: SeedSubject,
  type: DisciplineType,
  disciplined: Disciplined,
  decisionDate: string,
  inForce = false,
): DisciplineRecordRow {
  const practitioner = 'profession' in disciplined ? disciplined : null;
  const amount = type.fine ? BigInt(random.int(...type.fine)) * 100n : null;
  const profession = practitioner?.profession ?? null;
  return {
    ...records.next('disciplineRecords', subject, {
      category: 'TITLE_OCCUPATION',
      departmentId: disciplined.sourceDepartmentId,
      title: type.title,
      series: '津河东业惩字',
      decisionDate,
      publicity: longestPublicity(type.suspension || inForce ? 'SERIOUS' : 'GENERAL', decisionDate),
      adverse: true,
      disclosure: disclosureOf(RESTRICTED_DISCIPLINE, { profession }),
      never: inForce ? ['DISPUTED', 'REPAIRED', 'REVOKED', 'EXPIRED', 'FROZEN'] : ['EXPIRED'],
    }),
    practitionerId: practitioner?._id ?? null,
    profession,
    source: type.source,
    kinds: type.kinds,
    legalProvision: type.provision,
    facts: type.facts,
    amount,
    amountBand: amount === null ? null : amountBand(amount),
    suspendedFrom: type.suspension ? decisionDate : null,
    suspendedUntil: type.suspension ? addTerm(decisionDate, type.suspension) : null,
  };
}
