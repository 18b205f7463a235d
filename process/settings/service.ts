import { addresses } from './addressForms';
import { between, httpUrl, milliseconds, oneOf, port, text } from './forms';
import { setting } from './setting';

/** The address of a program, and its mode. */
export const SERVICE_SETTINGS = {
  NODE_ENV: setting(
    text('word', '词', 'must not be empty'),
    {
      english: 'Set to `production`, it applies the requirements of production.',
      chinese: '设为 `production` 时适用生产环境的要求。',
    },
    { default: 'development' },
  ),
  PORT: setting(
    port,
    { english: 'Port to listen on; 0 takes a free one.', chinese: '监听端口；0 为任一空闲端口。' },
    { default: 4000, subgraph: 0 },
  ),
  HOST: setting(
    text('address', '地址', 'must name an address to listen on'),
    { english: 'Address to listen on.', chinese: '监听地址。' },
    { default: '127.0.0.1' },
  ),
  PUBLIC_URL: setting(httpUrl, {
    english: 'Address that clients call. A DPoP proof must name it.',
    chinese: '客户端访问的地址；DPoP 证明须写明该地址。',
    absent: { english: 'none; production: required', chinese: '无；生产环境必填' },
  }),
  TRUSTED_PROXIES: setting(addresses, {
    english:
      'Proxies in front of the gateway: IP addresses, CIDR ranges, `loopback`, `linklocal`, `uniquelocal`. Only from them does the gateway believe `X-Forwarded-For`, `X-Forwarded-Proto`, `X-Forwarded-Host` and the certificate header.',
    chinese:
      '网关前的代理：IP 地址、CIDR 网段、`loopback`、`linklocal`、`uniquelocal`。网关只采信它们所发的 `X-Forwarded-For`、`X-Forwarded-Proto`、`X-Forwarded-Host` 和证书请求头。',
    absent: { english: 'none', chinese: '无' },
  }),
} as const;

/** Logging, deadlines and the executor. */
export const RUNNING_SETTINGS = {
  LOG_LEVEL: setting(
    oneOf(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be one of fatal, error, warn, info, debug, silent',
    ),
    { english: 'Lowest level that is logged.', chinese: '写入日志的最低级别。' },
    { default: 'warn', production: 'info', subgraph: 'info' },
  ),
  REQUEST_TIMEOUT_MS: setting(
    milliseconds,
    { english: 'Deadline of a client request.', chinese: '单个客户端请求的时限。' },
    { default: 15_000 },
  ),
  SUBGRAPH_TIMEOUT_MS: setting(
    milliseconds,
    {
      english: 'Deadline of a call to a subgraph over HTTP.',
      chinese: '经 HTTP 调用一次子图的时限。',
    },
    { default: 10_000 },
  ),
  AUDIT_TIMEOUT_MS: setting(
    milliseconds,
    {
      english: 'Time a response waits for the disclosure log. After it the response is withheld.',
      chinese: '应答等待披露日志写入的时限；逾时不予应答。',
    },
    { default: 3000 },
  ),
  DRAIN_TIMEOUT_MS: setting(
    milliseconds,
    {
      english: 'Time that requests in progress have to finish when the service stops.',
      chinese: '服务停止时留给在途请求的时间。',
    },
    { default: 10_000 },
  ),
  INTAKE_SHARE: setting(
    between(1, 100),
    {
      english:
        'Share of its time, in percent, that a busy process gives to uploaded batches. A process without other work processes them at full speed.',
      chinese: '进程繁忙时处理所上传批次的时间占比（百分比）；无其他工作时全速处理。',
    },
    { default: 25 },
  ),
  SNAPSHOT_DAYS: setting(
    between(1, 3650),
    {
      english:
        'Days for which the nightly snapshots of statistics are kept. A change applies to later snapshots.',
      chinese: '每夜统计快照的保存天数；变更适用于此后的快照。',
    },
    { default: 30 },
  ),
  EXECUTOR: setting(
    oneOf(['compiled', 'stock'], 'must be compiled or stock'),
    {
      english:
        '`stock` executes operations with the executors of Apollo Gateway and graphql-js. The answers are the same.',
      chinese: '设为 `stock` 时由 Apollo Gateway 与 graphql-js 执行操作，应答相同。',
    },
    { default: 'compiled' },
  ),
} as const;
