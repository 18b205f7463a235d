import { ERRORS } from '../../schema/errors';
import { GENERATED, otherLanguage, pageFile, table, type Language, type Page } from './page';

const TEXTS = {
  english: {
    title: 'Errors',
    intro: [
      'Every error has a code in `extensions.code`. Decide by the code; the message is for people and often names the value and the remedy.',
      'A response may carry data and errors together: a refused field is `null`, has an error with its `path`, and the rest is answered with status 200. The status in the table is that of a request that fails as a whole.',
      'With `accept: application/json` or none, status 400 of a well-formed request becomes 200, as GraphQL over HTTP demands; with `accept: application/graphql-response+json` it stays 400.',
      'With status 429, `Retry-After` and `extensions.retryAfter` hold the seconds until the limit is reset; without them, ask for less. After 503, repeat the request.',
    ],
    head: ['Code', 'Status', 'Message by default'],
    end: 'No error carries a stack trace, an address or the message of another program. An error outside this catalogue is logged under the request id and returned as `INTERNAL_ERROR`.',
  },
  chinese: {
    title: '错误代码',
    intro: [
      '每个错误在 `extensions.code` 中有一个代码。程序应依据代码判断；`message` 供人阅读，多会写明有误的值和处理办法。',
      '一次应答可以同时含有数据和错误：被拒绝的字段为 `null`，并有一个带 `path` 的错误，其余内容照常返回，状态为 200。表中状态是整个请求失败时的 HTTP 状态。',
      '按 GraphQL over HTTP 规范，`accept` 为 `application/json` 或未给出时，格式正确的请求不返回 400 而返回 200；`accept: application/graphql-response+json` 时仍为 400。',
      '状态为 429 时，`Retry-After` 与 `extensions.retryAfter` 给出限额恢复前的秒数；没有该项时应减少请求的内容。状态为 503 时可重试。',
    ],
    head: ['代码', '状态', '含义'],
    end: '错误中不含调用栈、网络地址或其他程序的原始信息。目录之外的错误按请求标识写入日志，以 `INTERNAL_ERROR` 返回。',
  },
} as const satisfies Record<Language, unknown>;

/** docs/errors.md: the error catalogue. */
export function errorsPage(language: Language): Page {
  const { title, intro, head, end } = TEXTS[language];
  const rows = Object.entries(ERRORS).map(([code, { status, message, chinese }]) => [
    `\`${code}\``,
    String(status),
    language === 'english' ? message : chinese,
  ]);
  return {
    file: pageFile('errors', language),
    text: [
      `# ${title}`,
      otherLanguage('errors', language),
      GENERATED[language],
      ...intro,
      table(head, rows),
      `${end}\n`,
    ].join('\n\n'),
  };
}
