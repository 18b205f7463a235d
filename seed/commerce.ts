import { honoursOf } from './commerce/honours';
import { listEntriesOf } from './commerce/listEntries';
import { sectorGradesOf } from './commerce/sectorGrades';
import { taxGradesOf } from './commerce/taxGrades';
import type { Domain } from './domain';
import { recordRows } from './row';

/** 商务诚信: lists, tax and sector grades, honours. */
export const commerce: Domain = {
  subgraph: 'commerce',
  kinds: ['ListEntry', 'TaxGrade', 'SectorGrade', 'IntegrityHonour'],
  *organization(pass, subject) {
    yield* recordRows('commerce', 'ListEntry', listEntriesOf(pass, subject));
    yield* recordRows('commerce', 'TaxGrade', taxGradesOf(pass, subject));
    yield* recordRows('commerce', 'SectorGrade', sectorGradesOf(pass, subject));
    yield* recordRows('commerce', 'IntegrityHonour', honoursOf(pass, subject));
  },
  person: (pass, subject) => recordRows('commerce', 'IntegrityHonour', honoursOf(pass, subject)),
};
