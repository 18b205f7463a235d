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

export type InstitutionKind =
  | 'LAW_FIRM'
  | 'SCHOOL'
  | 'HOSPITAL';

export type InstitutionStatus =
  | 'OPERATING'
  | 'SUSPENDED'
  | 'REVOKED'
  | 'CANCELLED';

export type IndustryGrade =
  | 'AAA'
  | 'AA'
  | 'A'
  | 'B'
  | 'C';

export interface InstitutionGrade {
  /** 等级。Grade. */
  readonly grade: IndustryGrade;
  /** 评价模型版本。Version of the evaluation model. */
  readonly modelVersion: string;
  /** 评定日期。Date of the grade. */
  readonly gradedOn: string;
}

export type Sex =
  | 'MALE'
  | 'FEMALE';

export type PractitionerStatus =
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'REVOKED'
  | 'CANCELLED';

export type LawyerType =
  | 'FULL_TIME'
  | 'PART_TIME'
  | 'PUBLIC'
  | 'COMPANY'
  | 'LEGAL_AID';

export interface LawyerPractice {
  /** 执业类别。Type of practice. */
  readonly lawyerType: LawyerType;
}

export type TeachingStage =
  | 'KINDERGARTEN'
  | 'PRIMARY'
  | 'JUNIOR_MIDDLE'
  | 'SENIOR_MIDDLE'
  | 'VOCATIONAL'
  | 'HIGHER';

export interface TeacherPractice {
  /** 任教学段。Stage of teaching. */
  readonly stage: TeachingStage;
  /** 任教学科。Subject taught. */
  readonly taughtSubject: string;
}

export type DoctorCategory =
  | 'CLINICAL'
  | 'CHINESE_MEDICINE'
  | 'DENTAL'
  | 'PUBLIC_HEALTH';

export interface DoctorPractice {
  /** 执业类别。Category of practice. */
  readonly category: DoctorCategory;
  /** 执业范围，如内科专业。Scope of practice, such as internal medicine. */
  readonly scope: string;
}

export type Practice = LawyerPractice | TeacherPractice | DoctorPractice;

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

export interface PractitionerAssessment {
  /** 结果：律师为 AAA 至 C 级，医师为合格或不合格，教师为优秀、合格、基本合格或不合格。Result: AAA to C for lawyers, qualified or not for doctors, excellent, qualified, basically qualified or not for teachers. */
  readonly result: Sealable<AssessmentResult>;
  /** 评定日期。Date of the assessment. */
  readonly assessedOn: string;
  /** 评定单位。Body that made the assessment. */
  readonly assessor: string;
}

/** 行业惩戒与执业处罚（律师法第四十七至五十一条，医师法第五十五至五十六条，教师法第十四、三十七条）。Discipline of practitioners and institutions (Lawyers Law, Articles 47–51; Physicians Law, 55–56; Teachers Law, 14 and 37). */
export interface DisciplineRecordRow extends RecordRow {
  /** 职业；被惩戒的是机构的为空。Profession; null if an institution is disciplined. */
  readonly profession?: Profession | null;
  /** 惩戒来源。Source of the discipline. */
  readonly source: DisciplineSource;
  /** 惩戒种类，可并处。Kinds of discipline; several may be combined. */
  readonly kinds: readonly DisciplineKind[];
  /** 法律依据条款。Legal provision that the discipline is based on. */
  readonly legalProvision: string;
  /** 违法违规事实；可能涉及他人，仅本人、代表人和经办人员可见。Facts found; they may concern third persons and are seen only by the subject, its representatives and officers. Sealed. */
  readonly facts: string;
  /** 罚款与没收金额（分）。Amount of fine and confiscation, in fen. Sealed. */
  readonly amount?: Sealable<number | bigint> | null;
  /** 罚款与没收金额区间；没有罚没的为空。Amount band of fine and confiscation; null if there is none. */
  readonly amountBand?: AmountBand | null;
  /** 停止执业起始日期。First day of the suspension. */
  readonly suspendedFrom?: string | null;
  /** 停止执业截止日期。Last day of the suspension. */
  readonly suspendedUntil?: string | null;
  readonly practitionerId: string | null;
}

/** 职业荣誉：表彰、奖励。A professional honour: a commendation or award. */
export interface ProfessionalHonourRow extends RecordRow {
  /** 职业；授予机构的荣誉为空。Profession; null if an institution is honoured. */
  readonly profession?: Profession | null;
  /** 荣誉名称。Title of the honour. */
  readonly title: string;
  /** 授予单位。Body that granted the honour. */
  readonly grantor: string;
  /** 级别。Level. */
  readonly level: HonourLevel;
  readonly practitionerId: string | null;
}

/** 职业资格。A professional qualification. */
export interface QualificationRow extends RecordRow {
  /** 职业。Profession. */
  readonly profession: Profession;
  /** 资格名称。Title of the qualification. */
  readonly title: string;
  /** 级别，如初中、执业助理；没有级别的为空。Level; null if the qualification has none. */
  readonly level?: string | null;
  /** 发证机关。Issuing body. */
  readonly issuer: string;
  /** 证书编号；旧编号含身份证号码，故不公开。Certificate number; not public, because old numbers contain the identity number. Sealed. */
  readonly certificateNumber: string;
  readonly practitionerId: string | null;
}

/** 执业机构：律师事务所、学校或医疗机构。Institution of practice: a law firm, school or medical institution. */
export interface InstitutionRow {
  /** 机构标识（不透明）。Opaque institution id. */
  readonly _id: string;
  /** 信用主体。The credit subject. */
  readonly subjectId: string;
  /** 机构类别。Kind of institution. */
  readonly kind: InstitutionKind;
  /** 机构名称。Name. */
  readonly name: string;
  /** 统一社会信用代码。Unified social credit code. */
  readonly uscc: string;
  /** 执业（办学）许可证号。Licence number. */
  readonly licenceNumber: string;
  /** 执业状态。Status. */
  readonly status: InstitutionStatus;
  /** 设立日期。Date of establishment. */
  readonly establishedOn: string;
  /** 主管部门。The competent department. */
  readonly sourceDepartmentId: string;
  /** 行业信用等级；未评定的为空。Sector credit grade; null if the institution is not graded. */
  readonly grade?: InstitutionGrade | null;
  /** 主体是否仅存储，依主体子图的通知。Whether the subject is stored only, as the subjects subgraph reported. */
  readonly subjectHidden?: boolean;
  /** 名称的相邻字对，供检索。Pairs of adjacent characters of the name, for the search: nameGrams of the framework. */
  readonly nameGrams: readonly string[];
}

/** 执业人员：执业登记簿中的一条登记，依法可查。Practitioner: an entry of a licence register, which the law opens to the public. */
export interface PractitionerRow {
  /** 执业登记标识（不透明）。Opaque id of the register entry. */
  readonly _id: string;
  /** 信用主体。The credit subject. */
  readonly subjectId: string;
  /** 职业。Profession. */
  readonly profession: Profession;
  /** 姓名（执业登记依法公示）。Name, as the licence register publishes it. */
  readonly name: string;
  /** 性别。Sex. Sealed. */
  readonly sex: Sealable<Sex>;
  /** 执业证号。Licence number. */
  readonly licenceNumber: string;
  /** 资格证书编号；旧编号含身份证号码，故不公开。Number of the qualification certificate; not public, because old numbers contain the identity number. Sealed. */
  readonly qualificationNumber?: string | null;
  /** 执业状态。Status. */
  readonly status: PractitionerStatus;
  /** 执业机构；未在机构执业的为空。Institution where the person practises; null if there is none. */
  readonly institutionId?: string | null;
  /** 首次执业日期。Date of the first licence. */
  readonly firstLicensedOn: string;
  /** 发证（登记）部门。Department that issues the licence and keeps the register. */
  readonly sourceDepartmentId: string;
  /** 执业类别与范围，因职业而异。Category and scope of practice, which differ by profession. */
  readonly practice: Practice;
  /** 最近一次考核或评价；属人事评价，不公开。Latest assessment; a personnel matter and not public. */
  readonly assessment?: PractitionerAssessment | null;
  /** 主体是否仅存储，依主体子图的通知。Whether the subject is stored only, as the subjects subgraph reported. */
  readonly subjectHidden?: boolean;
  /** 名称的相邻字对，供检索。Pairs of adjacent characters of the name, for the search: nameGrams of the framework. */
  readonly nameGrams: readonly string[];
}
