// Made by `npm run generate` from the SDL in schema/; do not edit.
import type { CreditRecord as RecordRow, Sealable } from '../recordRow';

export type Profession =
  | 'LAWYER'
  | 'TEACHER'
  | 'DOCTOR';

export type DisciplineSource =
  | 'ADMINISTRATIVE'
  | 'ASSOCIATION'
  | 'EMPLOYER';

export type DisciplineKind =
  | 'WARNING'
  | 'CRITICISM'
  | 'FINE'
  | 'CONFISCATION'
  | 'SUSPENSION'
  | 'LICENCE_REVOCATION'
  | 'QUALIFICATION_LOSS'
  | 'QUALIFICATION_REVOCATION'
  | 'ADMINISTRATIVE_SANCTION'
  | 'DISMISSAL'
  | 'SUSPENSION_FOR_RECTIFICATION'
  | 'MEMBERSHIP_SANCTION';

export type AmountBand =
  | 'BELOW_10K'
  | 'FROM_10K_TO_100K'
  | 'FROM_100K_TO_1M'
  | 'FROM_1M_TO_10M'
  | 'FROM_10M';

export type HonourLevel =
  | 'NATIONAL'
  | 'MUNICIPAL'
  | 'DISTRICT'
  | 'INDUSTRY';

/** 行业惩戒与执业处罚（律师法第四十七至五十一条，医师法第五十五至五十六条，教师法第十四、三十七条）。Discipline of practitioners and institutions (Lawyers Law, Articles 47–51; Physicians Law, 55–56; Teachers Law, 14 and 37). */
export interface DisciplineRecordRow extends RecordRow {
  /** 职业；惩戒机构者为空。Profession; null when an institution is disciplined. */
  readonly profession?: Profession | null;
  /** 惩戒来源。Source of the discipline. */
  readonly source: DisciplineSource;
  /** 惩戒种类，可并处。Kinds of discipline; several may be combined. */
  readonly kinds: readonly DisciplineKind[];
  /** 法律依据条款。Legal provision it rests on. */
  readonly legalProvision: string;
  /** 违法违规事实；可能涉及他人，仅本人、代表人和经办人员可见。Facts found; they may touch third persons and are seen only by the subject, its representatives and officers. Sealed. */
  readonly facts: string;
  /** 罚款与没收金额（分）。Fine and confiscation, in fen. Sealed. */
  readonly amount?: Sealable<number | bigint> | null;
  /** 罚款与没收金额区间；无罚没为空。Band of the fine and confiscation; null when there is none. */
  readonly amountBand?: AmountBand | null;
  /** 停止执业起始日期。First day of the suspension. */
  readonly suspendedFrom?: string | null;
  /** 停止执业截止日期。Last day of the suspension. */
  readonly suspendedUntil?: string | null;
  readonly practitionerId: string | null;
}

/** The kind DisciplineRecord: its row, and what of it a resolver makes. */
export interface DisciplineRecordKind {
  readonly type: 'DisciplineRecord';
  readonly row: DisciplineRecordRow;
  readonly computed: Readonly<Record<never, never>>;
}

/** 职业荣誉：表彰、奖励。A professional honour: a commendation or award. */
export interface ProfessionalHonourRow extends RecordRow {
  /** 职业；授予机构者为空。Profession; null when an institution is honoured. */
  readonly profession?: Profession | null;
  /** 荣誉名称。Title of the honour. */
  readonly title: string;
  /** 授予单位。Who grants it. */
  readonly grantor: string;
  /** 级别。Level. */
  readonly level: HonourLevel;
  readonly practitionerId: string | null;
}

/** The kind ProfessionalHonour: its row, and what of it a resolver makes. */
export interface ProfessionalHonourKind {
  readonly type: 'ProfessionalHonour';
  readonly row: ProfessionalHonourRow;
  readonly computed: Readonly<Record<never, never>>;
}

/** 职业资格。A professional qualification. */
export interface QualificationRow extends RecordRow {
  /** 职业。Profession. */
  readonly profession: Profession;
  /** 资格名称。Title of the qualification. */
  readonly title: string;
  /** 级别，如初中、执业助理；无级别为空。Level; null where the qualification has none. */
  readonly level?: string | null;
  /** 发证机关。Issuing body. */
  readonly issuer: string;
  /** 证书编号；旧编号含身份证号码，故不公开。Certificate number; not public, because old numbers contain the identity number. Sealed. */
  readonly certificateNumber: string;
  readonly practitionerId: string | null;
}

/** The kind Qualification: its row, and what of it a resolver makes. */
export interface QualificationKind {
  readonly type: 'Qualification';
  readonly row: QualificationRow;
  readonly computed: Readonly<Record<never, never>>;
}
