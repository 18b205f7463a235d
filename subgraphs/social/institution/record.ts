export type InstitutionKind = 'LAW_FIRM' | 'SCHOOL' | 'HOSPITAL';

/** An organisation licensed to practise a profession. An organisation is at most one. */
export interface InstitutionRecord {
  readonly _id: string;
  /** The organisation. */
  readonly subjectId: string;
  /** Whether the subject is stored only, as the subjects subgraph gave notice (framework/notice). */
  readonly subjectHidden?: boolean;
  readonly kind: InstitutionKind;
  readonly name: string;
  /** nameGrams(name) of the framework. */
  readonly nameGrams: readonly string[];
  /** 31… for a law firm; 12… or 52… for a school; 12…, 52… or 91… for a hospital. */
  readonly uscc: string;
  readonly licenceNumber: string;
  readonly status: 'OPERATING' | 'SUSPENDED' | 'REVOKED' | 'CANCELLED';
  readonly establishedOn: string;
  /** The competent department: justice, education or health. */
  readonly sourceDepartmentId: string;
  /** Law firms are graded AAA–C; null where there is no grade. */
  readonly grade: {
    readonly grade: 'AAA' | 'AA' | 'A' | 'B' | 'C';
    readonly modelVersion: string;
    readonly gradedOn: string;
  } | null;
}
