import type { Domain } from './domain';
import { randomFor } from './recordCount';
import type { PeopleGroup } from './plan';
import { recordRows, rows } from './row';
import { institutionDiscipline, practitionerDiscipline } from './social/discipline';
import { professionalHonours } from './social/honours';
import { institutionKind, institutionOf } from './social/institutions';
import { practitionerOf } from './social/practitioners';
import { PROFESSIONS } from './social/professions';
import { qualificationOf } from './social/qualifications';

/** Professions whose qualification some citizens have without practising. */
const UNPRACTISED: readonly PeopleGroup[] = ['lawyer', 'teacher'];
const UNPRACTISED_SHARE = 0.04;

/** 社会诚信: practitioners and their institutions, qualifications, honours, discipline. */
export const social: Domain = {
  subgraph: 'social',
  kinds: ['Qualification', 'DisciplineRecord', 'ProfessionalHonour'],
  *organization(pass, subject) {
    const licensed = institutionKind(subject.group, subject.index);
    if (!licensed) return;
    yield* rows('social', 'institutions', institutionOf(pass, subject));
    yield* recordRows('social', 'DisciplineRecord', institutionDiscipline(pass, subject, licensed));
    const honours = professionalHonours(pass, subject, null, licensed.department);
    yield* recordRows('social', 'ProfessionalHonour', honours);
  },
  *person(pass, subject) {
    const traits = PROFESSIONS[subject.group];
    if (traits) {
      const practitioner = practitionerOf(pass.plan, subject, traits);
      yield* rows('social', 'practitioners', [practitioner]);
      const qualification = qualificationOf(pass, subject, traits, practitioner);
      yield* recordRows('social', 'Qualification', [qualification]);
      const discipline = practitionerDiscipline(pass, subject, practitioner);
      yield* recordRows('social', 'DisciplineRecord', discipline);
      const honours = professionalHonours(pass, subject, practitioner, traits.department);
      yield* recordRows('social', 'ProfessionalHonour', honours);
    } else if (subject.group === 'citizen') {
      const random = randomFor(pass.plan, 'unused', subject);
      if (!random.chance(UNPRACTISED_SHARE)) return;
      const qualification = qualificationOf(
        pass,
        subject,
        PROFESSIONS[random.pick(UNPRACTISED)]!,
        null,
      );
      yield* recordRows('social', 'Qualification', [qualification]);
    }
  },
};
