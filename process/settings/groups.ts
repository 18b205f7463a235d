import { CURSOR_SETTINGS, DATABASE_SETTINGS, DISTRICT_SETTINGS, STORE_SETTINGS } from './database';
import { EXCHANGE_SETTINGS } from './exchange';
import { HTTP_SETTINGS } from './http';
import { LIMIT_SETTINGS, OPERATION_SETTINGS } from './limits';
import { PLANNING_SETTINGS } from './planning';
import { RUNNING_SETTINGS, SERVICE_SETTINGS } from './service';
import type { Settings, Text } from './setting';
import { CRYPTO_SUITE_SETTINGS, LOG_KEY_SETTINGS, VAULT_KEY_SETTINGS } from './storedKeys';
import { SUBGRAPH_CALL_SETTINGS, SUBGRAPH_IDENTITY_SETTINGS } from './subgraphCalls';
import { SUBGRAPH_TLS_SETTINGS } from './subgraphTls';
import { TELEMETRY_SETTINGS } from './telemetry';
import { TOKEN_SETTINGS } from './tokens';

/** A chapter of the documentation of the settings. */
export interface Group {
  readonly title: Text;
  readonly settings: Settings;
}

/** All settings, each once, in the order of their documentation. */
export const GROUPS: readonly Group[] = [
  { title: { english: 'Service', chinese: '服务' }, settings: SERVICE_SETTINGS },
  { title: { english: 'Browsers and caches', chinese: '浏览器与缓存' }, settings: HTTP_SETTINGS },
  {
    title: { english: 'Database', chinese: '数据库' },
    settings: { ...DATABASE_SETTINGS, ...CURSOR_SETTINGS },
  },
  { title: { english: 'Access tokens', chinese: '访问令牌' }, settings: TOKEN_SETTINGS },
  {
    title: { english: 'Encryption and the disclosure log', chinese: '加密与披露日志' },
    settings: { ...CRYPTO_SUITE_SETTINGS, ...VAULT_KEY_SETTINGS, ...LOG_KEY_SETTINGS },
  },
  {
    title: { english: 'Subgraphs over HTTP', chinese: '经 HTTP 调用的子图' },
    settings: {
      ...SUBGRAPH_CALL_SETTINGS,
      ...SUBGRAPH_IDENTITY_SETTINGS,
      ...SUBGRAPH_TLS_SETTINGS,
    },
  },
  {
    title: { english: 'Limits of clients', chinese: '客户端限额' },
    settings: { ...LIMIT_SETTINGS, ...OPERATION_SETTINGS },
  },
  { title: { english: 'Query planning', chinese: '查询计划' }, settings: PLANNING_SETTINGS },
  {
    title: { english: 'Deadlines, logging and execution', chinese: '时限、日志与执行' },
    settings: RUNNING_SETTINGS,
  },
  {
    title: { english: 'Metrics and traces', chinese: '指标与追踪' },
    settings: TELEMETRY_SETTINGS,
  },
  {
    title: { english: 'Exchange with the city', chinese: '与市级平台的交换' },
    settings: EXCHANGE_SETTINGS,
  },
  {
    title: { english: 'The synthetic district', chinese: '合成辖区' },
    settings: DISTRICT_SETTINGS,
  },
  {
    title: { english: 'The embedded database alone', chinese: '单独运行的嵌入式数据库' },
    settings: STORE_SETTINGS,
  },
];
