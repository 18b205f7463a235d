import type { PermitClass } from '../../schema/generated/government.rows';

/** A kind of permit that a department issues. */
export interface PermitType {
  readonly permitClass: PermitClass;
  /** Certificate that is issued; null without one. */
  readonly certificate: string | null;
  readonly title: string;
  readonly series: string;
  readonly content: string;
  readonly department: string;
  /** Period of validity; null means unlimited. */
  readonly validity: string | null;
}

const REGISTRATION_CHANGE: PermitType = {
  permitClass: 'REGISTRATION',
  certificate: '营业执照',
  title: '准予变更登记通知书',
  series: '津河东市监登字',
  content: '准予变更经营范围、住所等登记事项。',
  department: 'market-regulation',
  validity: null,
};
const FIRE: PermitType = {
  permitClass: 'APPROVAL',
  certificate: '公众聚集场所投入使用、营业前消防安全检查合格证',
  title: '公众聚集场所投入使用、营业前消防安全检查意见书',
  series: '津河东消安检字',
  content: '经检查符合消防安全要求，准予投入使用、营业。',
  department: 'fire-rescue',
  validity: null,
};
const STREET: PermitType = {
  permitClass: 'ORDINARY',
  certificate: null,
  title: '临时占用道路行政许可决定书',
  series: '津河东城管许字',
  content: '准予在核定的时间和范围内临时占用道路。',
  department: 'urban-management',
  validity: 'P6M',
};
const FOOD: PermitType = {
  permitClass: 'ORDINARY',
  certificate: '食品经营许可证',
  title: '食品经营许可决定书',
  series: '津河东市监食许字',
  content: '准予从事食品销售、餐饮服务经营。',
  department: 'market-regulation',
  validity: 'P5Y',
};
const HYGIENE: PermitType = {
  permitClass: 'ORDINARY',
  certificate: '公共场所卫生许可证',
  title: '公共场所卫生行政许可决定书',
  series: '津河东卫公许字',
  content: '准予从事公共场所经营活动。',
  department: 'health',
  validity: 'P4Y',
};
const MEDICAL: PermitType = {
  permitClass: 'ORDINARY',
  certificate: '医疗机构执业许可证',
  title: '医疗机构执业登记决定书',
  series: '津河东卫医许字',
  content: '准予按核准的诊疗科目执业。',
  department: 'health',
  validity: 'P5Y',
};
const TEACHING: PermitType = {
  permitClass: 'ORDINARY',
  certificate: '办学许可证',
  title: '准予办学行政许可决定书',
  series: '津河东教许字',
  content: '准予按核定的办学层次和内容办学。',
  department: 'education',
  validity: 'P5Y',
};
const CONSTRUCTION: PermitType = {
  permitClass: 'RECOGNITION',
  certificate: '建筑业企业资质证书',
  title: '建筑业企业资质行政许可决定书',
  series: '津河东住建资字',
  content: '核定建筑装修装饰工程专业承包资质。',
  department: 'housing-construction',
  validity: 'P5Y',
};
const LABOUR: PermitType = {
  permitClass: 'ORDINARY',
  certificate: '劳务派遣经营许可证',
  title: '劳务派遣经营许可决定书',
  series: '津河东人社许字',
  content: '准予经营劳务派遣业务。',
  department: 'human-resources',
  validity: 'P3Y',
};
const TRAVEL: PermitType = {
  permitClass: 'ORDINARY',
  certificate: '旅行社业务经营许可证',
  title: '旅行社业务经营许可决定书',
  series: '津河东文旅许字',
  content: '准予经营境内旅游业务和入境旅游业务。',
  department: 'culture-tourism',
  validity: null,
};
const DISCHARGE: PermitType = {
  permitClass: 'APPROVAL',
  certificate: '排污许可证',
  title: '排污许可决定书',
  series: '津河东环许字',
  content: '准予按许可的种类、浓度和总量排放污染物。',
  department: 'ecology-environment',
  validity: 'P5Y',
};
const GUIDE: PermitType = {
  permitClass: 'RECOGNITION',
  certificate: '导游证',
  title: '导游证核发决定书',
  series: '津河东文旅导字',
  content: '准予从事导游活动。',
  department: 'culture-tourism',
  validity: 'P3Y',
};

const BY_SECTION: Readonly<Record<string, readonly PermitType[]>> = {
  F: [FOOD, REGISTRATION_CHANGE, FIRE],
  H: [FOOD, HYGIENE, FIRE, REGISTRATION_CHANGE],
  E: [CONSTRUCTION, REGISTRATION_CHANGE, STREET],
  L: [LABOUR, TRAVEL, REGISTRATION_CHANGE],
  N: [DISCHARGE, REGISTRATION_CHANGE],
  C: [DISCHARGE, REGISTRATION_CHANGE, FIRE],
  P: [TEACHING, FIRE],
  Q: [MEDICAL, HYGIENE, FIRE],
  S: [STREET],
  R: [HYGIENE, REGISTRATION_CHANGE, FIRE],
};

/** The permits that an organisation of a section of industry may have. */
export function permitTypesOf(section: string): readonly PermitType[] {
  return BY_SECTION[section] ?? [REGISTRATION_CHANGE, FIRE, STREET];
}

/** The permits that a natural person may have. */
export const PERSONAL_PERMITS: readonly PermitType[] = [GUIDE, STREET];
