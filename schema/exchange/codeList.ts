import { LATE_REASONS } from '../policy/lateReasons';

/** One entry of a code list. */
export interface CodeEntry {
  /** The code in the file; lists without codes have the words themselves. */
  readonly code: string;
  /** The words that may stand in the file instead of the code. */
  readonly title: string;
  /** The value in the record, or a common value such as the class of a subject. */
  readonly value: string;
}

/** One version of a code list of the national exchange standard. */
export interface CodeList {
  readonly id: string;
  /** The form that introduced it, or the law. */
  readonly version: string;
  /** First day in force, YYYY-MM-DD. */
  readonly effectiveFrom: string;
  /** Origin: (S) read in the source, (K) known but not re-read, (ours) chosen. */
  readonly source: string;
  readonly entries: readonly CodeEntry[];
}

/** An entry that is written in words only. */
const words = (title: string, value: string): CodeEntry => ({ code: title, title, value });
const coded = (code: string, title: string, value: string): CodeEntry => ({ code, title, value });

const FORM_2018 = 'Double publicity forms of 2018, as two public programs read them (S)';

/** 行政相对人类别: the class of the subject. The exchange codes 01 to 04 are accepted as well. */
const XDR_LB: CodeList = {
  id: 'XDR_LB',
  version: '2018',
  effectiveFrom: '2018-07-01',
  source: FORM_2018,
  entries: [
    words('法人及非法人组织', 'ORGANIZATION'),
    words('自然人', 'NATURAL_PERSON'),
    words('个体工商户', 'SELF_EMPLOYED'),
    coded('01', '自然人', 'NATURAL_PERSON'),
    coded('02', '法人', 'ORGANIZATION'),
    coded('03', '非法人组织', 'ORGANIZATION'),
    coded('04', '个体工商户', 'SELF_EMPLOYED'),
  ],
};

/** 证件类型: the kind of a person's document. */
const ZJLX: CodeList = {
  id: 'ZJLX',
  version: '2018',
  effectiveFrom: '2018-07-01',
  source: FORM_2018,
  entries: [
    coded('01', '身份证', 'RESIDENT_ID'),
    coded('01', '居民身份证', 'RESIDENT_ID'),
    coded('02', '护照号', 'PASSPORT'),
    coded('02', '护照', 'PASSPORT'),
    coded('03', '港澳居民来往内地通行证', 'HONG_KONG_MACAU_PERMIT'),
    coded('04', '台湾居民来往大陆通行证', 'TAIWAN_PERMIT'),
    coded('05', '外国人永久居留身份证', 'PERMANENT_RESIDENT_CARD'),
  ],
};

const PERMIT_CLASSES: readonly CodeEntry[] = [
  words('普通', 'ORDINARY'),
  words('特许', 'CONCESSION'),
  words('认可', 'RECOGNITION'),
  words('核准', 'APPROVAL'),
  words('登记', 'REGISTRATION'),
  words('其他', 'OTHER'),
];

const XK_XKLB: CodeList = {
  id: 'XK_XKLB',
  version: '2018',
  effectiveFrom: '2018-07-01',
  source: FORM_2018,
  entries: PERMIT_CLASSES,
};

const XK_SPLB: CodeList = {
  id: 'XK_SPLB',
  version: '2015',
  effectiveFrom: '2015-12-01',
  source: 'Double publicity forms of 2015 (S)',
  entries: PERMIT_CLASSES,
};

const XK_ZT_2018: CodeList = {
  id: 'XK_ZT',
  version: '2018',
  effectiveFrom: '2018-07-01',
  source: '1 valid, 0 and 2 otherwise, as two public programs read it (S)',
  entries: [
    coded('1', '有效', 'IN_FORCE'),
    coded('0', '无效', 'CANCELLED'),
    coded('2', '失效', 'LAPSED'),
  ],
};

/** In the forms of 2015 an empty cell means 0. */
const ZT_2015_SOURCE = 'Double publicity forms of 2015, remarks on the items XK_ZT and CF_ZT (K)';

const XK_ZT_2015: CodeList = {
  id: 'XK_ZT',
  version: '2015',
  effectiveFrom: '2015-12-01',
  source: ZT_2015_SOURCE,
  entries: [
    coded('0', '正常', 'IN_FORCE'),
    coded('1', '撤销', 'ANNULLED'),
    coded('2', '异议', 'IN_FORCE'),
    coded('3', '其他', 'IN_FORCE'),
  ],
};

const CF_ZT_2015: CodeList = {
  id: 'CF_ZT',
  version: '2015',
  effectiveFrom: '2015-12-01',
  source: ZT_2015_SOURCE,
  entries: [
    coded('0', '正常', 'IN_FORCE'),
    coded('1', '撤销', 'CHANGED'),
    coded('2', '异议', 'UNDER_REVIEW'),
    coded('3', '其他', 'IN_FORCE'),
  ],
};

const PENALTY_CLASSES_OF_1996: readonly CodeEntry[] = [
  words('警告', 'WARNING'),
  words('罚款', 'FINE'),
  words('没收违法所得', 'CONFISCATION'),
  words('没收非法财物', 'CONFISCATION'),
  words('没收违法所得、没收非法财物', 'CONFISCATION'),
  words('责令停产停业', 'BUSINESS_SUSPENSION'),
  words('暂扣许可证', 'LICENCE_SUSPENSION'),
  words('暂扣执照', 'LICENCE_SUSPENSION'),
  words('吊销许可证', 'LICENCE_REVOCATION'),
  words('吊销执照', 'LICENCE_REVOCATION'),
  words('行政拘留', 'DETENTION'),
  words('其他', 'OTHER'),
];

const CF_CFLB_2015: CodeList = {
  id: 'CF_CFLB',
  version: '2015',
  effectiveFrom: '2015-12-01',
  source: 'Administrative Penalty Law 1996, Art. 8 (K)',
  entries: PENALTY_CLASSES_OF_1996,
};

const CF_CFLB_2021: CodeList = {
  id: 'CF_CFLB',
  version: '2021',
  effectiveFrom: '2021-07-15',
  source: 'Administrative Penalty Law 2021, Art. 9 (S)',
  entries: [
    ...PENALTY_CLASSES_OF_1996,
    words('通报批评', 'CRITICISM'),
    words('暂扣许可证件', 'LICENCE_SUSPENSION'),
    words('降低资质等级', 'DOWNGRADE'),
    words('吊销许可证件', 'LICENCE_REVOCATION'),
    words('限制开展生产经营活动', 'BUSINESS_RESTRICTION'),
    words('责令关闭', 'CLOSURE'),
    words('限制从业', 'PRACTICE_BAN'),
  ],
};

/** 迟报原因: why a permit or a penalty was reported late. */
const CB_YY: readonly CodeList[] = LATE_REASONS.map(({ effectiveFrom, source, reasons }) => ({
  id: 'CB_YY',
  version: effectiveFrom.slice(0, 4),
  effectiveFrom,
  source,
  entries: reasons.map(({ reason, title }) => coded(reason, title, reason)),
}));

/** Every version of every code list, the versions of a list from old to new. */
export const CODE_LISTS: readonly CodeList[] = Object.freeze([
  XDR_LB,
  ZJLX,
  XK_SPLB,
  XK_XKLB,
  XK_ZT_2015,
  XK_ZT_2018,
  CF_ZT_2015,
  CF_CFLB_2015,
  CF_CFLB_2021,
  ...CB_YY,
]);

/**
 * A version of a code list.
 * @throws RangeError when there is none
 */
export function codeList(id: string, version: string): CodeList {
  const found = CODE_LISTS.find((list) => list.id === id && list.version === version);
  if (found === undefined)
    throw new RangeError(`There is no version ${version} of the list ${id}.`);
  return found;
}
