export type DepartmentKind = 'GOVERNMENT' | 'PARTY' | 'COURT' | 'PROCURATORATE' | 'SUBDISTRICT';

/** A responsible body; its id and names are those of schema/policy/departments.ts. */
export interface DepartmentRecord {
  /** The slug: `market-regulation`, say. */
  readonly _id: string;
  readonly name: string;
  readonly shortName: string;
  readonly englishName: string;
  readonly kind: DepartmentKind;
  /** Unified social credit code; null for an entry that stands for several bodies. */
  readonly uscc: string | null;
  /** Place in the plan's own list, from 1. */
  readonly planOrder: number;
}
