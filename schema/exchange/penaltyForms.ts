import { item, type ExchangeForm } from './form';
import { SENDER_OF_2015, subjectItems, subjectItemsOf2015 } from './subjectItems';

/** The form of 2018 for administrative penalties. */
export const PENALTY_2018: ExchangeForm = {
  id: 'penalty-2018',
  kind: 'Penalty',
  title: '行政处罚（2018 年版）',
  effectiveFrom: '2018-07-01',
  source: 'Double publicity forms of 2018, as two public programs read them (S)',
  items: [
    ...subjectItems('CF'),
    item('CF_WSH', '行政处罚决定书文号', ['DOCUMENT_NUMBER', 128], 'basis.number', {
      required: true,
    }),
    item('CF_WFXW', '违法行为类型', ['TEXT', 2000], 'violationType', { required: true }),
    item('CF_SY', '违法事实', ['TEXT', 4000], 'fact', { required: true }),
    item('CF_YJ', '处罚依据', ['TEXT', 4000], 'legalBasis', { required: true }),
    item('CF_CFLB', '处罚类别', ['CODE', 256], 'penaltyClasses', {
      required: true,
      list: ['CF_CFLB', '2021'],
      several: true,
    }),
    item('CF_NR', '处罚内容', ['TEXT', 4000], 'content', { required: true }),
    item('CF_NR_FK', '罚款金额（万元）', ['AMOUNT', 19], 'fine', { unit: 'TEN_THOUSAND_YUAN' }),
    item('CF_NR_WFFF', '没收违法所得、没收非法财物的金额（万元）', ['AMOUNT', 19], 'confiscation', {
      unit: 'TEN_THOUSAND_YUAN',
    }),
    item('CF_NR_ZKDX', '暂扣或吊销证照名称及编号', ['TEXT', 200], 'licenceAffected'),
    item('CF_JDRQ', '处罚决定日期', ['DATE', 32], 'decisionDate', { required: true }),
    item('CF_YXQ', '处罚有效期', ['DATE', 32], 'effectEndsOn'),
    item('CF_GSJZQ', '公示截止期', ['DATE', 32], 'publicityEnd'),
    item('CF_CFJG', '处罚机关', ['TEXT', 200], 'authority.name', { required: true }),
    item('CF_CFJGDM', '处罚机关统一社会信用代码', ['UNIFIED_CODE', 18], 'authority.code'),
    item('CF_SJLY', '数据来源单位', ['TEXT', 200], 'source.name'),
    item('CF_SJLYDM', '数据来源单位统一社会信用代码', ['UNIFIED_CODE', 18], 'source.code'),
    item('BZ', '备注', ['TEXT', 512], 'remark'),
  ],
};

const CLASS = {
  list: ['CF_CFLB', '2015'],
  several: true,
} as const;

/** The form of 2015, which some systems still send. */
export const PENALTY_2015: ExchangeForm = {
  id: 'penalty-2015',
  kind: 'Penalty',
  title: '行政处罚（2015 年版）',
  effectiveFrom: '2015-12-01',
  source: 'Double publicity forms of 2015 (S)',
  items: [
    item('CF_WSH', '行政处罚决定书文号', ['DOCUMENT_NUMBER', 128], 'basis.number', {
      required: true,
    }),
    item('CF_CFMC', '处罚名称', ['TEXT', 256], 'violationType', { required: true }),
    item('CF_CFLB1', '处罚类别1', ['CODE', 128], 'penaltyClasses', { required: true, ...CLASS }),
    item('CF_CFLB2', '处罚类别2', ['CODE', 128], 'penaltyClasses', CLASS),
    item('CF_SY', '处罚事由', ['TEXT', 2048], 'fact', { required: true }),
    item('CF_YJ', '处罚依据', ['TEXT', 2048], 'legalBasis', { required: true }),
    ...subjectItemsOf2015(
      'CF',
      item('CF_XDR_MC', '行政相对人名称', ['NAME', 256], 'subject.name', { required: true }),
      'CF_FR',
    ),
    item('CF_JG', '处罚结果', ['TEXT', 2048], 'content', { required: true }),
    item('CF_JDRQ', '处罚决定日期', ['DATE', 32], 'decisionDate', { required: true }),
    item('CF_XZJG', '处罚机关', ['TEXT', 128], 'authority.name', { required: true }),
    item('CF_ZT', '当前状态', ['CODE', 16], 'status', { list: ['CF_ZT', '2015'] }),
    item('GSQX', '公示期限', ['TEXT', 32], 'notStored'),
    ...SENDER_OF_2015,
  ],
};
