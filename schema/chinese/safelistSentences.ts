import type { Sentences } from './sentences';

/** Sentences about the lists of operations of clients. */
export const SAFELIST_SENTENCES: Sentences = {
  'This client may only send registered operations by their id; send documentId instead of query.':
    '该客户端只能以标识发送已登记的操作；请以 documentId 代替 query。',
  'The request names two operations by different ids; send one id.':
    '请求以不同标识指明了两个操作，请只发送一个标识。',
  'No operation with this id is registered for this client.': '该客户端没有登记此标识的操作。',
  'No public operation is registered under this id.': '没有以此标识登记的公开操作。',
  'The query is not the operation that is registered under this id; send the id alone.':
    '查询文本与此标识所登记的操作不符，请只发送标识。',
  'No operations are registered for this client; send the text in query.':
    '该客户端没有登记操作，请在 query 中发送查询文本。',
  'The list of operations of this client cannot be read; retry shortly.':
    '该客户端的操作清单暂时无法读取，请稍后重试。',
  'The registered operations cannot be read; retry shortly.':
    '已登记的操作暂时无法读取，请稍后重试。',
  'The draft has {count} operations and operationCount is {expected}; submit the missing operations first.':
    '草稿有 {count} 个操作，而 operationCount 为 {expected}；请先提交缺少的操作。',
  'The field draft must have 8 to 64 printable ASCII characters without blanks.':
    '字段 draft 须为 8 至 64 个不含空格的可打印 ASCII 字符。',
  'The safelist has no operation with the id {id}.': '操作清单中没有标识为 {id} 的操作。',
  'There is no client with this id.': '没有此标识的客户端。',
  'A caller cannot restrict the client it uses: use another client of the department.':
    '调用者不能限制自己所用的客户端，请改用本部门的另一客户端。',
  'The list would be empty, and the client could send nothing: set allowEmpty to accept that, or release the client to let it send any operation.':
    '清单将为空，该客户端将不能发送任何操作：确认如此的，设置 allowEmpty；允许其发送任何操作的，解除清单。',
  'This client has no safelist.': '该客户端没有操作清单。',
  'The field {field} has {count} members; it must have 1 to {limit}.':
    '字段 {field} 有 {count} 项，须为 1 至 {limit} 项。',
  'A safelist may have at most {limit} operations.': '操作清单至多含 {limit} 个操作。',
  'The operations of a safelist may have at most {limit} bytes together.':
    '操作清单中全部操作合计不得超过 {limit} 字节。',
};
