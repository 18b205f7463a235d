import { item, type ExchangeForm } from './form';

/** The form of a published template for commitments, whose items have names but no codes. */
export const COMMITMENT_FORM: ExchangeForm = {
  id: 'commitment',
  kind: 'CreditCommitment',
  title: '信用承诺及履行情况',
  effectiveFrom: '2021-01-01',
  source: 'Published template of commitment records (S)',
  items: [
    named('承诺编码', ['DOCUMENT_NUMBER', 20], 'basis.number', { required: true }),
    named('承诺人名称', ['NAME', 200], 'subject.name', { required: true }),
    named('承诺人类别', ['CODE', 16], 'subject.class', {
      required: true,
      list: ['XDR_LB', '2018'],
    }),
    named('承诺人统一社会信用代码', ['UNIFIED_CODE', 18], 'subject.unifiedCode', {
      required: 'ORGANIZATION',
    }),
    named('承诺人身份证号码', ['IDENTITY', 18], 'subject.documentNumber', { required: 'PERSON' }),
    named('承诺类型', ['CODE', 64], 'commitmentType', { required: true }),
    named('其他承诺类型名称', ['TEXT', 64], 'otherType'),
    named('承诺事由', ['TEXT', 512], 'matter', { required: true }),
    named('承诺内容', ['TEXT', 4000], 'content', { required: true }),
    named('违诺责任', ['TEXT', 4000], 'liability', { required: true }),
    named('承诺作出日期', ['DATE', 32], 'decisionDate', { required: true }),
    named('承诺有效期', ['DATE', 32], 'validUntil', { noEnd: '2099-12-31' }),
    named('承诺履行状态', ['CODE', 16], 'fulfilment'),
    named('未履行的承诺内容', ['TEXT', 4000], 'unperformedContent'),
    named('违诺责任追究内容', ['TEXT', 4000], 'liabilityPursued'),
    named('承诺履行状态认定日期', ['DATE', 32], 'assessedOn'),
    named('认定单位', ['TEXT', 200], 'assessingUnit'),
    named('认定单位代码', ['UNIFIED_CODE', 18], 'assessingUnitCode'),
    named('承诺受理单位', ['TEXT', 200], 'authority.name', { required: true }),
    named('承诺受理单位代码', ['UNIFIED_CODE', 18], 'authority.code'),
    named('公开类型', ['CODE', 32], 'publicity', { required: true }),
    named('备注', ['TEXT', 512], 'remark'),
  ],
};

/** An item whose code is its Chinese name. */
function named(
  name: string,
  ...rest: Parameters<typeof item> extends [string, string, ...infer Rest] ? Rest : never
) {
  return item(name, name, ...rest);
}
