import type { Sentences } from './sentences';

/** Sentences about files that are sent and fetched with tickets. */
export const FILE_SENTENCES: Sentences = {
  'Send a file with POST.': '请用 POST 上传文件。',
  'Fetch a file with GET.': '请用 GET 下载文件。',
  'This ticket has expired, does not exist or belongs to another caller; ask for a new one.':
    '该凭证已过期、不存在或属于其他调用方；请重新申请。',
  'This ticket has been used; ask for a new one.': '该凭证已使用；请重新申请。',
  'A file is being sent with this ticket; wait or ask for a new one.':
    '正在用该凭证上传文件；请等待，或重新申请凭证。',
  'The content type must be {types}.': '内容类型须为 {types}。',
  'The file has more than {count} bytes, the most that its ticket allows; divide it.':
    '文件超过凭证允许的 {count} 字节；请拆分。',
  'The file did not arrive as it was sent; send it again.': '文件在传输中发生变化；请重新上传。',
  // Tables as files
  'Fetch a table with GET.': '请用 GET 下载表格。',
  'This address sends {type}; accept it, or fetch the table from /graphql as JSON.':
    '此地址提供 {type}；请接受该类型，或者从 /graphql 以 JSON 获取该表。',
  'There is no table of this name; the tables are {names}.': '没有此名称的表；现有 {names}。',
  'The table has no such format; its formats are {names}.': '该表没有此格式；可用格式为 {names}。',
  'The parameter {parameter} does not exist; {table} has the parameters {names}, or id and variables for a registered operation.':
    '参数 {parameter} 不存在；{table} 的参数为 {names}，已登记的操作则用 id 和 variables。',
  'The parameter {parameter} is missing.': '缺少参数 {parameter}。',
  'The parameter {parameter} is not JSON.': '参数 {parameter} 不是 JSON。',
  'The parameter {parameter} has too many values.': '参数 {parameter} 中的值过多。',
  'The parameter {parameter} is not valid ({fault}).': '参数 {parameter} 无效（{fault}）。',
  'The parameter {parameter} is sent more than once.': '参数 {parameter} 出现多次。',
  'The parameter id must have one value.': '参数 id 须有且只有一个值。',
  'The parameter variables must be a JSON object.': '参数 variables 须为 JSON 对象。',
  'With the parameter id, the only other parameter is variables, once and as JSON.':
    '使用参数 id 时，只能另有一个参数 variables，且为 JSON。',
  'The operation of this id must be one query that selects {table} alone, without a fragment or a condition.':
    '此标识的操作须为只查询 {table} 的一个查询，不含片段和条件。',
  'This client may only send registered operations; name one with the parameter id.':
    '该客户端只能发送已登记的操作；请用参数 id 写明。',
  'No operation is known under this id; send it once to /graphql as a persisted query, or register it.':
    '此标识没有对应的操作；请先以持久化查询发送至 /graphql 一次，或者登记该操作。',
};
