import { honoursOf } from './commerce/honours';
import { listEntriesOf } from './commerce/listEntries';
import { sectorGradesOf } from './commerce/sectorGrades';
import { taxGradesOf } from './commerce/taxGrades';
import type { Domain } from './domain';
import { rows } from './row';

/** 商务诚信: lists, tax and sector grades, honours. */
export const commerce: Domain = {
  *organization(pass, subject) {
    yield* rows('commerce', 'list_entries', listEntriesOf(pass, subject));
    yield* rows('commerce', 'tax_grades', taxGradesOf(pass, subject));
    yield* rows('commerce', 'sector_grades', sectorGradesOf(pass, subject));
    yield* rows('commerce', 'honours', honoursOf(pass, subject));
  },
  person: (pass, subject) => rows('commerce', 'honours', honoursOf(pass, subject)),
};
