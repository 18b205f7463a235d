import type { Domain } from './domain';
import { departments } from './government/departments';
import { penaltiesOf } from './government/penalties';
import { permitsOf } from './government/permits';
import { recordRows, rows } from './row';
import type { Pass } from './domain';
import type { SeedSubject } from './seedSubject';

/** 政务诚信: departments, permits and penalties. */
export const government: Domain = {
  subgraph: 'government',
  kinds: ['Permit', 'Penalty'],
  district: ({ plan }) => rows('government', 'departments', departments(plan)),
  organization: decisions,
  person: decisions,
};

function* decisions(pass: Pass, subject: SeedSubject) {
  yield* recordRows('government', 'Permit', permitsOf(pass, subject));
  yield* recordRows('government', 'Penalty', penaltiesOf(pass, subject));
}
