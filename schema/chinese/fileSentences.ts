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
};
