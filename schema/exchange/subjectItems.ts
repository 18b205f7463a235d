import { item, type ExchangeItem } from './form';

/**
 * The items about the subject in the forms of 2018, which are the same for permits and penalties.
 * Numbers of other registers are accepted but not stored, because the unified code replaces them.
 * The identity number of a legal representative is never stored.
 */
export function subjectItems(prefix: 'XK' | 'CF'): ExchangeItem[] {
  const of = (name: string) => `${prefix}_${name}`;
  return [
    item(of('XDR_MC'), '行政相对人名称', ['NAME', 200], 'subject.name', { required: true }),
    item(of('XDR_LB'), '行政相对人类别', ['CODE', 16], 'subject.class', {
      required: true,
      list: ['XDR_LB', '2018'],
    }),
    item(
      of('XDR_SHXYM'),
      '行政相对人代码_1（统一社会信用代码）',
      ['UNIFIED_CODE', 18],
      'subject.unifiedCode',
      { required: 'ORGANIZATION' },
    ),
    item(of('XDR_GSZC'), '行政相对人代码_2（工商注册号）', ['TEXT', 50], 'notStored'),
    item(of('XDR_ZZJG'), '行政相对人代码_3（组织机构代码）', ['TEXT', 32], 'notStored'),
    item(of('XDR_SWDJ'), '行政相对人代码_4（税务登记号）', ['TEXT', 32], 'notStored'),
    item(of('XDR_SYDW'), '行政相对人代码_5（事业单位证书号）', ['TEXT', 120], 'notStored'),
    item(of('XDR_SHZZ'), '行政相对人代码_6（社会组织登记证号）', ['TEXT', 50], 'notStored'),
    // The registration states the representative; files that omit the name are accepted.
    item(of('FRDB'), '法定代表人', ['TEXT', 50], 'notStored'),
    item(of('FR_ZJLX'), '法定代表人证件类型', ['TEXT', 64], 'notStored'),
    item(of('FR_ZJHM'), '法定代表人证件号码', ['TEXT', 64], 'notStored'),
    item(of('FR_SFZH'), '法定代表人身份证号', ['TEXT', 64], 'notStored'),
    item(of('XDR_ZJLX'), '自然人证件类型', ['CODE', 64], 'subject.documentType', {
      required: 'PERSON',
      list: ['ZJLX', '2018'],
    }),
    item(of('XDR_ZJHM'), '自然人证件号码', ['IDENTITY', 64], 'subject.documentNumber', {
      required: 'PERSON',
    }),
  ];
}

/** The items about the subject in the forms of 2015. */
export function subjectItemsOf2015(
  prefix: 'XK' | 'CF',
  name: ExchangeItem,
  representative: string,
): ExchangeItem[] {
  const of = (rest: string) => `${prefix}_${rest}`;
  return [
    name,
    item(
      of('XDR_SHXYM'),
      '行政相对人统一社会信用代码',
      ['UNIFIED_CODE', 18],
      'subject.unifiedCode',
    ),
    item(of('XDR_ZDM'), '组织机构代码', ['TEXT', 32], 'notStored'),
    item(of('XDR_GSDJ'), '工商登记码', ['TEXT', 50], 'notStored'),
    item(of('XDR_SWDJ'), '税务登记号', ['TEXT', 32], 'notStored'),
    item(of('XDR_SFZ'), '居民身份证号', ['IDENTITY', 64], 'subject.documentNumber'),
    item(representative, '法定代表人姓名', ['TEXT', 50], 'notStored'),
  ];
}

/** The items of the sender in the forms of 2015. */
export const SENDER_OF_2015: readonly ExchangeItem[] = [
  item('DFBM', '地方编码', ['TEXT', 16], 'notStored'),
  item('SJC', '数据更新时间戳', ['TEXT', 32], 'notStored'),
  item('BZ', '备注', ['TEXT', 512], 'remark'),
];
