import type { CreditSector } from '../../schema/generated/commerce.rows';
import { defineRecord } from '../framework/records/defineRecord';
import { OF_PERSONS, type OfPerson, type RestrictedClasses } from '../framework/records/restricted';

/** Sectors whose rules publish the grade; in other sectors it only serves supervision. */
const PUBLISHED_SECTORS: ReadonlySet<CreditSector> = new Set([
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

/** A grade is published only for organisations, and only when the sector's rules publish it. */
export const RESTRICTED_SECTOR_GRADES: RestrictedClasses<
  OfPerson & { readonly sector: CreditSector }
> = {
  ...OF_PERSONS,
  UNPUBLISHED_SECTORS: ({ sector }) => !PUBLISHED_SECTORS.has(sector),
};

export const sectorGrade = defineRecord('SectorGrade', {
  restricted: RESTRICTED_SECTOR_GRADES,
});
