import type { Sealable } from '../../framework/vault/sealedFields';
import type { Profession } from '../profession';

export type PractitionerStatus = 'ACTIVE' | 'SUSPENDED' | 'REVOKED' | 'CANCELLED';

export type AssessmentResult =
  | 'AAA'
  | 'AA'
  | 'A'
  | 'B'
  | 'C'
  | 'EXCELLENT'
  | 'QUALIFIED'
  | 'BASICALLY_QUALIFIED'
  | 'UNQUALIFIED';

/** What the practitioner does, as the register of the profession tells it. */
export type Practice =
  | { readonly lawyerType: 'FULL_TIME' | 'PART_TIME' | 'PUBLIC' | 'COMPANY' | 'LEGAL_AID' }
  | {
      readonly stage:
        'KINDERGARTEN' | 'PRIMARY' | 'JUNIOR_MIDDLE' | 'SENIOR_MIDDLE' | 'VOCATIONAL' | 'HIGHER';
      /** School subject taught, in Chinese: 语文, 数学 … */
      readonly taughtSubject: string;
    }
  | {
      readonly category: 'CLINICAL' | 'CHINESE_MEDICINE' | 'DENTAL' | 'PUBLIC_HEALTH';
      /** Registered scope, in Chinese: 内科专业 … */
      readonly scope: string;
    };

/** An entry of a licence register. A person has at most one per profession. */
export interface PractitionerRecord {
  readonly _id: string;
  /** The natural person; never a minor. */
  readonly subjectId: string;
  /** Whether the subject is stored only, as the subjects subgraph gave notice (framework/notice). */
  readonly subjectHidden?: boolean;
  readonly profession: Profession;
  readonly name: string;
  /** nameGrams(name) of the framework. */
  readonly nameGrams: readonly string[];
  /** Sealed. */
  readonly sex: Sealable<'MALE' | 'FEMALE'>;
  /** Unique within a profession. */
  readonly licenceNumber: string;
  /** Sealed. */
  readonly qualificationNumber: string | null;
  readonly status: PractitionerStatus;
  /** A law firm for a lawyer, a school for a teacher, a hospital for a doctor; null for none. */
  readonly institutionId: string | null;
  readonly firstLicensedOn: string;
  /** Department that keeps the register: justice, education or health. */
  readonly sourceDepartmentId: string;
  /** Of the kind that belongs to the profession. */
  readonly practice: Practice;
  /** Sealed. The latest one: AAA–C for lawyers, QUALIFIED or UNQUALIFIED for doctors, the rest for teachers. */
  readonly assessment: {
    readonly result: Sealable<AssessmentResult>;
    readonly assessedOn: string;
    readonly assessor: string;
  } | null;
}
