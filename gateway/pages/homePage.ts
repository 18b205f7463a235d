import { createHash } from 'node:crypto';
import Negotiator from 'negotiator';
import type { Step } from '../http/chain';

/** What the home page may offer. */
export interface HomePageOptions {
  /** Whether the endpoint has GraphiQL. */
  readonly graphiql: boolean;
  /** Whether tokens of demonstration callers can be made. */
  readonly demo: boolean;
}

const LANGUAGES = ['zh', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const TEXTS = {
  zh: {
    lang: 'zh-CN',
    title: '河东信用网关',
    about:
      '天津市河东区公共信用信息的 GraphQL 接口：一个接口，五个领域，每个字段按法律规定决定何人可读。',
    synthetic: '演示数据中的人员和组织均为虚构。',
    endpoint: 'GraphQL 地址',
    explore: '在浏览器中查询（GraphiQL）',
    health: '服务状态',
    callers: '不持令牌者为访客。演示调用者的令牌：',
    manual: '使用手册在源代码的 docs 目录中，自 docs/queries.zh-CN.md 起。',
  },
  en: {
    lang: 'en',
    title: 'Hedong Credit Gateway',
    about:
      'The GraphQL API for the public credit information of Hedong District, Tianjin: one endpoint, five domains, and for every field the callers who may read it by law.',
    synthetic: 'All people and organisations in the demonstration are invented.',
    endpoint: 'GraphQL endpoint',
    explore: 'Query in the browser (GraphiQL)',
    health: 'State of the service',
    callers: 'A caller without a token is a visitor. Tokens of the demonstration callers:',
    manual: 'The manual is in the folder docs of the source; begin with docs/queries.md.',
  },
} as const satisfies Record<Language, unknown>;

const STYLE =
  'body{font:16px/1.7 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;color:#222}' +
  'code{background:#f3f3f3;padding:.1rem .3rem}small{color:#667}';

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(STYLE)
  .digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The page at `/`, in Chinese or English: what the service is, and how to begin. */
export function homePage(options: HomePageOptions): Step {
  const pages = { zh: pageOf('zh', options), en: pageOf('en', options) };
  return (exchange) => {
    const accepted = exchange.request.headers['accept-language'];
    const negotiator = new Negotiator({ headers: { 'accept-language': accepted } });
    const language = negotiator.language([...LANGUAGES]) === 'en' ? 'en' : 'zh';
    exchange.header('content-security-policy', POLICY);
    exchange.vary('Accept-Language');
    exchange.header('content-language', TEXTS[language].lang);
    exchange.send(200, pages[language], 'text/html; charset=utf-8');
  };
}

function pageOf(language: Language, { graphiql, demo }: HomePageOptions): string {
  const text = TEXTS[language];
  const other = TEXTS[language === 'zh' ? 'en' : 'zh'];
  return `<!doctype html>
<html lang="${text.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text.title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<h1>${text.title} <small lang="${other.lang}">${other.title}</small></h1>
<p>${text.about}${demo ? ` ${text.synthetic}` : ''}</p>
<ul>
<li>${text.endpoint}: <code>/graphql</code></li>
${graphiql ? `<li><a href="/graphql">${text.explore}</a></li>\n` : ''}<li><a href="/health/ready">${text.health}</a></li>
</ul>
${demo ? `<p>${text.callers} <code>npm run token -- --as person</code> (bank, officer, steward, analyst, auditor)</p>\n` : ''}<p>${text.manual}</p>
</body>
</html>
`;
}
