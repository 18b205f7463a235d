import { nameGrams } from '../../subgraphs/framework/nameGrams';
import type { LegalPersonRow, NaturalPersonRow } from '../../schema/generated/subjects.rows';

/** A synthetic company; a case overrides the fields it tests. */
export function organization(more: Partial<LegalPersonRow> = {}): LegalPersonRow {
  const name = more.name ?? '天津河东恒信科技有限公司';
  return {
    _id: 'org-1',
    kind: 'LEGAL_PERSON',
    name,
    region: '120102',
    legalType: 'FOR_PROFIT',
    uscc: '91120102MA00XX0A90',
    formerNames: [],
    registration: {
      status: 'IN_OPERATION',
      authority: '天津市河东区市场监督管理局',
      region: '120102',
      establishedOn: '2015-03-02',
      approvedOn: '2024-05-06',
      validUntil: null,
      capital: 500_000_000,
      scope: '技术服务',
      industry: 'M',
      representativeName: '张某',
    },
    organizationContact: { address: '天津市河东区十一经路', phone: '022-00000000' },
    nameGrams: nameGrams(name),
    ...more,
  };
}

/** A synthetic person whose document number belongs to nobody. */
export function naturalPerson(more: Partial<NaturalPersonRow> = {}): NaturalPersonRow {
  return {
    _id: 'per-1',
    kind: 'NATURAL_PERSON',
    name: '张卓然',
    region: '120102',
    idNumber: '12010218800101001X',
    birthDate: '1880-01-01',
    sex: 'MALE',
    personalContact: { phone: '10000000001', address: '天津市河东区大王庄街道' },
    minor: false,
    ...more,
  };
}
