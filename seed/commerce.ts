import { commitmentsOf } from './commerce/commitments';
import { honoursOf } from './commerce/honours';
import { listEntriesOf } from './commerce/listEntries';
import { sectorGradesOf } from './commerce/sectorGrades';
import { taxGradesOf } from './commerce/taxGrades';
import type { Domain } from './domain';
import { recordRows } from './row';

/** 商务诚信: lists, tax and sector grades, honours, commitments. */
export const commerce: Domain = {
  subgraph: 'commerce',
  kinds: ['ListEntry', 'TaxGrade', 'SectorGrade', 'IntegrityHonour', 'CreditCommitment'],
  *organization(pass, subject) {
    yield* recordRows('commerce', 'ListEntry', listEntriesOf(pass, subject));
    yield* recordRows('commerce', 'TaxGrade', taxGradesOf(pass, subject));
    yield* recordRows('commerce', 'SectorGrade', sectorGradesOf(pass, subject));
    yield* recordRows('commerce', 'IntegrityHonour', honoursOf(pass, subject));
    yield* recordRows('commerce', 'CreditCommitment', commitmentsOf(pass, subject));
  },
  *person(pass, subject) {
    yield* recordRows('commerce', 'IntegrityHonour', honoursOf(pass, subject));
    yield* recordRows('commerce', 'CreditCommitment', commitmentsOf(pass, subject));
  },
};
