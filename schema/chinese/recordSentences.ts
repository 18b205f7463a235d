import type { Sentences } from './sentences';

/** Sentences about lists, inputs and records that all subgraphs share. */
export const RECORD_SENTENCES: Sentences = {
  'The arguments {one} and {other} cannot be combined: use first and after, or last and before.':
    '参数 {one} 与 {other} 不能同时使用：请用 first 和 after，或者 last 和 before。',
  'The argument {argument} is {size}; it must be between 1 and {limit}.':
    '参数 {argument} 为 {size}，须为 1 至 {limit}。',
  'The argument {argument} has {length} characters without spaces; it must have {min} to {max}.':
    '参数 {argument} 除空格外有 {length} 个字符，须为 {min} 至 {max} 个。',
  'The argument ids has {count} ids; a request may name at most {limit}.':
    '参数 ids 有 {count} 个标识，一次至多 {limit} 个。',
  'The argument key must have 8 to 64 printable ASCII characters without blanks.':
    '参数 key 须为 8 至 64 个不含空格的可打印 ASCII 字符。',
  'The condition {condition} needs the order {order}.': '条件 {condition} 须与排序 {order} 同用。',
  'The field {field} has {length} characters; it must have {min} to {max}.':
    '字段 {field} 有 {length} 个字符，须为 {min} 至 {max} 个。',
  'The field {field} cannot be null; omit it to keep its value.':
    '字段 {field} 不接受空值；不变更的，请省略该字段。',
  'The field type must name a type of record of this subgraph.':
    '字段 type 须为本子图的一种记录类型。',
  'The field kind must name a type of record of this subgraph.':
    '字段 kind 须为本子图的一种记录类型。',
  'The argument month must be a month, YYYY-MM.': '参数 month 须为月份，格式为 YYYY-MM。',
  'The field subjectId cannot be corrected; revoke the record and create a new one.':
    '字段 subjectId 不能更正；请撤销该记录，另行登记。',
  'The corrected values are refused; see the faults.': '更正的内容有误，详见各项错误。',
  'The field decidedOn must not be in the future.': '字段 decidedOn 不得晚于当日。',
  'The field decidedOn must not be before the decision of the record.':
    '字段 decidedOn 不得早于该记录的决定日期。',
  'The reason for the late reports is refused; see the faults.': '迟报原因有误，详见各项错误。',
  'The field lateReason is only for kinds of double publicity; leave it out.':
    '字段 lateReason 仅限“双公示”信息，请勿填写。',
  'The field ids has {count} ids; it must have 1 to {limit}.':
    '字段 ids 有 {count} 个标识，须为 1 至 {limit} 个。',
  'The field ids names a record that was reported in time.': '字段 ids 中有未迟报的记录。',
  'Give either the field ids or the field batch.': '字段 ids 和 batch 须填其一，且只填其一。',
  'The argument to must not be before from.': '参数 to 不得早于 from。',
  'The period may have at most {days} days.': '期间至多 {days} 天。',
  'The period has more than {limit} certificates; choose a shorter one.':
    '该期间的凭证超过 {limit} 份；请缩短期间。',
  'State the argument state or recordId.': '请填写参数 state 或者 recordId。',
  'A record with this id already exists.': '已有此标识的记录。',
  'The field type must be {type}.': '字段 type 须为 {type}。',
  'The field {field} must contain the character pairs of {name}.':
    '字段 {field} 须为 {name} 的相邻字对。',
  'The field publicityEnd must not be before publicityStart.':
    '字段 publicityEnd 不得早于 publicityStart。',
  'The field versions must contain at least one version.': '字段 versions 须至少有一个版本。',
  'The field versions must be numbered from 1 without a gap.': '字段 versions 须从 1 起连续编号。',
  'The field versions must end with the state of the record.':
    '字段 versions 的最后一个版本须与记录的状态相同。',
  'The field visibleUntil must be the earliest of publicityEnd, expiresOn and the end of retention.':
    '字段 visibleUntil 须为 publicityEnd、expiresOn 和保存期限届满日中最早的一个。',
  'The field {field} is unknown.': '没有字段 {field}。',
  'The field {field} is missing.': '缺少字段 {field}。',
  'The field {field} must be true or false.': '字段 {field} 须为 true 或 false。',
  'The field {field} must be {what}.': '字段 {field} 须为{what}。',
  'The field {field} must be one of {values}.': '字段 {field} 须为下列之一：{values}。',
  'The field {field} must be a list.': '字段 {field} 须为列表。',
  'The field {field} must be an object.': '字段 {field} 须为对象。',
};
