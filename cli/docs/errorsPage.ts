import { ERRORS } from '../../schema/errors';
import { GENERATED, otherLanguage, pageFile, table, type Language, type Page } from './page';

const TEXTS = {
  english: {
    title: 'Errors',
    intro: [
      'Every error has a code in `extensions.code`. Decide by the code; the message is for people and often names the value and the remedy.',
      'Messages are English or Chinese, by the header `Accept-Language`; without it, English. A sentence that exists in English only is in `extensions.detail`, under the Chinese sentence of its code. At `/token`, the Chinese sentence is in the member `message`, because RFC 6749 allows only ASCII in `error_description`.',
      'A response may carry data and errors together: a refused field is `null`, has an error with its `path`, and the rest is answered with status 200. The status in the table is that of a request that fails as a whole.',
      'With `accept: application/json` or none, status 400 of a well-formed request becomes 200, as GraphQL over HTTP demands; with `accept: application/graphql-response+json` it stays 400.',
      'An error at items of a list is reported at the first ten of them, with their positions in `path`. `extensions.count` is the number of all, and `extensions.normalizedPath` has `@` in place of the positions. Refused fields can be reported in `extensions.authorizationErrors` instead ([permissions](permissions.md#refusals-in-extensions)).',
      'With status 429, `Retry-After` and `extensions.retryAfter` hold the seconds until the limit is reset; without them, ask for less. After 503, repeat the request.',
    ],
    head: ['Code', 'Status', 'Message by default', 'In Chinese'],
    end: 'No error carries a stack trace, an address or the message of another program. An error outside this catalogue is logged under the request id and returned as `INTERNAL_ERROR`.',
  },
  chinese: {
    title: '错误代码',
    intro: [
      '每个错误在 `extensions.code` 中有一个代码。程序应依据代码判断；`message` 供人阅读，多会写明有误的值和处理办法。',
      '`message` 依请求头 `Accept-Language` 为英文或中文，没有该请求头时为英文。只有英文的具体说明在 `extensions.detail` 中，`message` 为该代码的中文说明。`/token` 的中文说明在 `message` 中，因为 RFC 6749 规定 `error_description` 只能用 ASCII。',
      '一次应答可以同时含有数据和错误：被拒绝的字段为 `null`，并有一个带 `path` 的错误，其余内容照常返回，状态为 200。表中状态是整个请求失败时的 HTTP 状态。',
      '按 GraphQL over HTTP 规范，`accept` 为 `application/json` 或未给出时，格式正确的请求不返回 400 而返回 200；`accept: application/graphql-response+json` 时仍为 400。',
      '列表各项上的同一错误只报告前十项，`path` 中为各项的位置；`extensions.count` 为总数，`extensions.normalizedPath` 以 `@` 代表位置。被拒绝的字段也可以改在 `extensions.authorizationErrors` 中报告（[权限](permissions.zh-CN.md#在-extensions-中报告拒绝)）。',
      '状态为 429 时，`Retry-After` 与 `extensions.retryAfter` 给出限额恢复前的秒数；没有该项时应减少请求的内容。状态为 503 时可重试。',
    ],
    head: ['代码', '状态', '中文说明', '英文说明'],
    end: '错误中不含调用栈、网络地址或其他程序的原始信息。目录之外的错误按请求标识写入日志，以 `INTERNAL_ERROR` 返回。',
  },
} as const satisfies Record<Language, unknown>;

/** docs/errors.md: the error catalogue. */
export function errorsPage(language: Language): Page {
  const { title, intro, head, end } = TEXTS[language];
  const rows = Object.entries(ERRORS).map(([code, { status, message, chinese }]) => [
    `\`${code}\``,
    String(status),
    ...(language === 'english' ? [message, chinese] : [chinese, message]),
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
