import { item, type ExchangeForm } from './form';
import { SENDER_OF_2015, subjectItems, subjectItemsOf2015 } from './subjectItems';

/** The form of 2018 for administrative permits. */
export const PERMIT_2018: ExchangeForm = {
  id: 'permit-2018',
  kind: 'Permit',
  title: '行政许可（2018 年版）',
  effectiveFrom: '2018-07-01',
  source: 'Double publicity forms of 2018, as two public programs read them (S)',
  items: [
    ...subjectItems('XK'),
    item('XK_XKWS', '行政许可决定文书名称', ['TEXT', 64], 'basis.title', { required: true }),
    item('XK_WSH', '行政许可决定文书号', ['DOCUMENT_NUMBER', 64], 'basis.number', {
      required: true,
    }),
    item('XK_XKLB', '许可类别', ['CODE', 256], 'permitClass', {
      required: true,
      list: ['XK_XKLB', '2018'],
    }),
    item('XK_XKZS', '许可证书名称', ['TEXT', 64], 'certificateName'),
    item('XK_XKBH', '许可编号', ['TEXT', 64], 'certificateNumber'),
    item('XK_NR', '许可内容', ['TEXT', 4000], 'content', { required: true }),
    item('XK_JDRQ', '许可决定日期', ['DATE', 32], 'decisionDate', { required: true }),
    item('XK_YXQZ', '有效期自', ['DATE', 32], 'validFrom', { required: true }),
    item('XK_YXQZI', '有效期至', ['DATE', 32], 'validTo', { noEnd: '2099-12-31' }),
    item('XK_XKJG', '许可机关', ['TEXT', 200], 'authority.name', { required: true }),
    item('XK_XKJGDM', '许可机关统一社会信用代码', ['UNIFIED_CODE', 18], 'authority.code'),
    item('XK_ZT', '当前状态', ['CODE', 16], 'status', { list: ['XK_ZT', '2018'] }),
    item('XK_LYDW', '数据来源单位', ['TEXT', 200], 'source.name'),
    item('XK_LYDWDM', '数据来源单位统一社会信用代码', ['UNIFIED_CODE', 18], 'source.code'),
    item('BZ', '备注', ['TEXT', 4000], 'remark'),
  ],
};

/** The form of 2015, which some systems still send. */
export const PERMIT_2015: ExchangeForm = {
  id: 'permit-2015',
  kind: 'Permit',
  title: '行政许可（2015 年版）',
  effectiveFrom: '2015-12-01',
  source: 'Double publicity forms of 2015 (S)',
  items: [
    item('XK_WSH', '行政许可决定书文号', ['DOCUMENT_NUMBER', 128], 'basis.number', {
      required: true,
    }),
    item('XK_XMMC', '项目名称', ['TEXT', 256], 'basis.title', { required: true }),
    item('XK_SPLB', '审批类别', ['CODE', 16], 'permitClass', {
      required: true,
      list: ['XK_SPLB', '2015'],
    }),
    item('XK_NR', '许可内容', ['TEXT', 4000], 'content', { required: true }),
    ...subjectItemsOf2015(
      'XK',
      item('XK_XDR', '行政相对人名称', ['NAME', 256], 'subject.name', { required: true }),
      'XK_FR',
    ),
    item('XK_JDRQ', '许可决定日期', ['DATE', 32], 'decisionDate', { required: true }),
    item('XK_JZQ', '许可截止期', ['DATE', 32], 'validTo'),
    item('XK_XZJG', '许可机关', ['TEXT', 128], 'authority.name', { required: true }),
    item('XK_ZT', '当前状态', ['CODE', 16], 'status', { list: ['XK_ZT', '2015'] }),
    ...SENDER_OF_2015,
  ],
};
