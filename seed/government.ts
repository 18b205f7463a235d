import type { Domain } from './domain';
import { departments } from './government/departments';
import { penaltiesOf } from './government/penalties';
import { permitsOf } from './government/permits';
import { rows } from './row';
import type { Pass } from './domain';
import type { SeedSubject } from './seedSubject';

/** 政务诚信: departments, permits and penalties. */
export const government: Domain = {
  district: ({ plan }) => rows('government', 'departments', departments(plan)),
  organization: recordRows,
  person: recordRows,
};

function* recordRows(pass: Pass, subject: SeedSubject) {
  yield* rows('government', 'permits', permitsOf(pass, subject));
  yield* rows('government', 'penalties', penaltiesOf(pass, subject));
}
