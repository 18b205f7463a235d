import { GROUPS } from '../../process/settings/groups';
import { PROGRAMS, type Program } from '../../process/settings/programs';
import type { Setting } from '../../process/settings/setting';
import {
  GENERATED,
  otherLanguage,
  pageFile,
  table,
  valueText,
  type Language,
  type Page,
} from './page';

const TEXTS = {
  english: {
    title: 'Configuration',
    intro: [
      'Programs read their settings from the environment. An empty variable counts as not set. A program that finds invalid settings lists every fault in one sentence each and exits with code 1.',
      'A setting marked *file* holds a secret; it may also come from a file that `NAME_FILE` names, as Docker and Kubernetes mount secrets, or from the output of a command that `NAME_COMMAND` names as a JSON array: [key servers](operations.md#keys-of-a-key-server).',
      '[.env.example](../.env.example) lists the same settings with their defaults; [operations](operations.md) says how to replace keys and [going live](going-live.md) leads through a first installation.',
    ],
    programs: 'Programs',
    programsHead: ['In the tables', 'Command'],
    commands: {
      start: '`npm start`, `npm run start:services`',
      gateway: '`npm run gateway`',
      subgraph: 'the process of one subgraph',
      seed: '`npm run seed`',
      admin: '`npm run clients`, `subjects`, `audit`, `keys`',
      operations: '`npm run operations`',
      store: '`npm run store`',
    },
    head: ['Variable', 'Value', 'Default', 'Read by', 'Meaning'],
    file: 'file',
    production: (value: string) => `production: ${value}`,
    subgraph: (value: string) => `a subgraph: ${value}`,
    join: '; ',
    list: ', ',
    rulesTitle: 'Requirements of production',
    rules: [
      'With `NODE_ENV=production` a program refuses to start when a requirement is not met:',
      [
        '- A gateway requires an issuer (`AUTH_ISSUER`), `PUBLIC_URL` and `DPOP_NONCE_KEY`. It refuses the demo issuer, an issuer whose metadata is not read over https (except from the same machine) and `ANONYMOUS_INTROSPECTION=true`, and admits only clients whose tokens are bound to a key or a certificate.',
        '- A process with the database in it requires `MONGODB_URI`, `CURSOR_KEY`, `VAULT_KEYS`, `BLIND_INDEX_KEYS`, `LOG_SIGNING_KEY` and `LOG_PSEUDONYM_KEY`.',
        '- A gateway that calls subgraphs over HTTP requires `IDENTITY_PRIVATE_KEY`, `IDENTITY_REQUEST_KEYS` and `AUTHORITY_SUBGRAPH`.',
      ].join('\n'),
    ],
  },
  chinese: {
    title: '配置',
    intro: [
      '各程序从环境变量读取设置，空值视同未设。设置有误时逐条列出，每处一句，并以退出码 1 结束。',
      '标有“文件”的设置含有秘密，也可以来自 `NAME_FILE` 所指的文件，与 Docker、Kubernetes 挂载密钥的方式一致；还可以来自 `NAME_COMMAND`（JSON 数组）所指命令的输出，见[密钥服务器](operations.zh-CN.md#密钥服务器中的密钥)。',
      '[.env.example](../.env.example) 列出相同的设置及其默认值；更换密钥见[运行维护](operations.zh-CN.md)，首次部署见[上线](going-live.zh-CN.md)。',
    ],
    programs: '程序',
    programsHead: ['表中写法', '命令'],
    commands: {
      start: '`npm start`、`npm run start:services`',
      gateway: '`npm run gateway`',
      subgraph: '单个子图的进程',
      seed: '`npm run seed`',
      admin: '`npm run clients`、`subjects`、`audit`、`keys`',
      operations: '`npm run operations`',
      store: '`npm run store`',
    },
    head: ['变量', '取值', '默认值', '读取程序', '含义'],
    file: '文件',
    production: (value: string) => `生产环境：${value}`,
    subgraph: (value: string) => `子图：${value}`,
    join: '；',
    list: '、',
    rulesTitle: '生产环境的要求',
    rules: [
      '设 `NODE_ENV=production` 时，不符合下列要求的程序拒绝启动：',
      [
        '- 网关须有令牌签发方（`AUTH_ISSUER`）、`PUBLIC_URL` 和 `DPOP_NONCE_KEY`；拒绝演示签发方、元数据不经 https 读取的签发方（本机除外）和 `ANONYMOUS_INTROSPECTION=true`；只接受令牌已与密钥或证书绑定的客户端。',
        '- 直接使用数据库的进程须有 `MONGODB_URI`、`CURSOR_KEY`、`VAULT_KEYS`、`BLIND_INDEX_KEYS`、`LOG_SIGNING_KEY` 和 `LOG_PSEUDONYM_KEY`。',
        '- 经 HTTP 调用子图的网关须有 `IDENTITY_PRIVATE_KEY`、`IDENTITY_REQUEST_KEYS` 和 `AUTHORITY_SUBGRAPH`。',
      ].join('\n'),
    ],
  },
} as const;

/** docs/configuration.md: every setting, and what production requires. */
export function configurationPage(language: Language): Page {
  const texts = TEXTS[language];
  const programs = Object.entries(texts.commands).map(([name, command]) => [name, command]);
  return {
    file: pageFile('configuration', language),
    text: [
      `# ${texts.title}`,
      otherLanguage('configuration', language),
      GENERATED[language],
      ...texts.intro,
      `## ${texts.programs}`,
      table(texts.programsHead, programs),
      ...GROUPS.flatMap(({ title, settings }) => [
        `## ${title[language]}`,
        table(
          texts.head,
          Object.entries(settings).map((entry) => rowOf(entry, language)),
        ),
      ]),
      `## ${texts.rulesTitle}`,
      ...texts.rules.slice(0, -1),
      `${texts.rules.at(-1)}\n`,
    ].join('\n\n'),
  };
}

function rowOf([name, setting]: [string, Setting], language: Language): string[] {
  const texts = TEXTS[language];
  const { form, about } = setting;
  return [
    `\`${name}\``,
    about.secret ? `${form[language]}${texts.join}*${texts.file}*` : form[language],
    defaultOf(setting, language),
    programsOf(name).join(texts.list),
    about[language],
  ];
}

/** The programs that read a setting. */
function programsOf(name: string): Program[] {
  return (Object.keys(PROGRAMS) as Program[]).filter((program) => name in PROGRAMS[program]);
}

function defaultOf({ defaults, about }: Setting, language: Language): string {
  const texts = TEXTS[language];
  if (!defaults) return about.absent?.[language] ?? '';
  const word = (value: unknown) => `\`${valueText(value)}\``;
  const parts = [word(defaults.default)];
  if (defaults.production !== undefined) parts.push(texts.production(word(defaults.production)));
  if (defaults.subgraph !== undefined) parts.push(texts.subgraph(word(defaults.subgraph)));
  return parts.join(texts.join);
}
