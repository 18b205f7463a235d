import type { CreditSector, SectorGradeRow } from '../../../schema/generated/commerce.rows';
import type { Disclosure } from '../../kit/record/record';
import {
  disclosureOf,
  OF_PERSONS,
  type OfPerson,
  type RestrictedClasses,
} from '../../kit/record/restricted';

export type { CreditSector, GradeFactor } from '../../../schema/generated/commerce.rows';

/**
 * An evaluation of credit in a sector (行业信用评价); category EVALUATION. Evaluated on
 * `decisionDate`, valid until `expiresOn`.
 */
export type SectorGradeRecord = SectorGradeRow;

/** Sectors whose rules have the result published; elsewhere it serves supervision alone. */
const PUBLISHED: ReadonlySet<CreditSector> = new Set([
  'CONSTRUCTION_QUALITY',
  'ELDERLY_CHILD_CARE',
  'INTERMEDIARY_SERVICES',
  'CULTURE_TOURISM',
  'ENVIRONMENT',
  'LABOUR',
  'WORK_SAFETY',
  'TRANSPORT',
  'CUSTOMS',
]);

/** Published only of organisations, and only where the sector's rules say so. */
export const RESTRICTED_SECTOR_GRADES: RestrictedClasses<
  OfPerson & { readonly sector: CreditSector }
> = {
  ...OF_PERSONS,
  UNPUBLISHED_SECTORS: ({ sector }) => !PUBLISHED.has(sector),
};

export function sectorGradeDisclosure(subjectIsPerson: boolean, sector: CreditSector): Disclosure {
  return disclosureOf(RESTRICTED_SECTOR_GRADES, { subjectIsPerson, sector });
}
