import type { CreditRecord, Disclosure } from '../../kit/record/record';
import type { Sealable } from '../../kit/vault/sealedFields';
import {
  disclosureOf,
  OF_PERSONS,
  type OfPerson,
  type RestrictedClasses,
} from '../../kit/record/restricted';

/** The eight key fields of the plan and others; meanings in schema/commerce/SectorGrade.graphql. */
export type CreditSector =
  | 'PRODUCTION_CIRCULATION'
  | 'CONSTRUCTION_QUALITY'
  | 'ELDERLY_CHILD_CARE'
  | 'INTERMEDIARY_SERVICES'
  | 'CULTURE_TOURISM'
  | 'FINANCE'
  | 'TAXATION'
  | 'PRICING'
  | 'ENVIRONMENT'
  | 'LABOUR'
  | 'WORK_SAFETY'
  | 'FOOD_DRUG'
  | 'TRANSPORT'
  | 'CUSTOMS';

/** One indicator of an evaluation. */
export interface GradeFactor {
  readonly indicator: string;
  readonly finding: string;
  /** Whole points; negative where deducted. */
  readonly points: number;
}

/**
 * An evaluation of credit in a sector (行业信用评价); category EVALUATION. Evaluated on
 * `decisionDate`, valid until `expiresOn`.
 */
export interface SectorGradeRecord extends CreditRecord {
  readonly sector: CreditSector;
  /** Name and version of the model, such as `津建信评 2025.2`. */
  readonly modelVersion: string;
  /** As the sector writes it: AAA, 优秀, 绿牌, … */
  readonly grade: string;
  readonly unifiedGrade: 'A' | 'B' | 'C' | 'D';
  /** Sealed. At most 20. */
  readonly explanation: Sealable<readonly GradeFactor[]>;
}

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
