import type { CreditSector } from '../../schema/generated/commerce.rows';
import { defineRecord } from '../framework/records/defineRecord';
import { OF_PERSONS, type OfPerson, type RestrictedClasses } from '../framework/records/restricted';

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

export const sectorGrade = defineRecord('SectorGrade', {
  restricted: RESTRICTED_SECTOR_GRADES,
});
