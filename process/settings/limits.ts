import { z } from 'zod';
import { count, jsonObject, matching, text } from './forms';
import { setting } from './setting';

/** The limits that a gateway imposes on its callers. */
export const LIMIT_SETTINGS = {
  MAX_OPERATION_COST: setting(
    count('units', 'must be a whole number of units, at least 1', 1),
    {
      english: 'Cost of the most expensive operation that is executed.',
      chinese: '单个操作的成本上限。',
    },
    { default: 50_000 },
  ),
  COST_PER_MINUTE: setting(
    count('units', 'must be a whole number of units; 0 means no limit'),
    {
      english: 'Cost a client may spend in a minute; 0 is no limit.',
      chinese: '每个客户端每分钟的成本额度；0 为不限。',
    },
    { default: 0, production: 1_000_000 },
  ),
  SUBJECTS_PER_HOUR: setting(
    count('subjects', 'must be a whole number of subjects; 0 means no limit'),
    {
      english: 'Different subjects a client may ask about in an hour; 0 is no limit.',
      chinese: '每个客户端每小时可查询的不同主体数；0 为不限。',
    },
    { default: 0, production: 2000 },
  ),
  SUBJECTS_PER_DAY: setting(
    count('subjects', 'must be a whole number of subjects; 0 means no limit'),
    {
      english: 'Different subjects a client may ask about in a day; 0 is no limit.',
      chinese: '每个客户端每日可查询的不同主体数；0 为不限。',
    },
    { default: 0, production: 10_000 },
  ),
  SCHEMA_READS_PER_MINUTE: setting(
    count('operations', 'must be a whole number of operations; 0 means no limit'),
    {
      english: 'Introspection operations a client may send in a minute; 0 is no limit.',
      chinese: '每个客户端每分钟的内省查询次数；0 为不限。',
    },
    { default: 0, production: 60 },
  ),
  REDIS_URL: setting(matching(/^rediss?:\/\//, 'URL', 'URL', 'must be a redis:// URL'), {
    english: 'Redis in which several gateways count together.',
    chinese: '多个网关共同计数所用的 Redis。',
    secret: true,
    absent: { english: 'each gateway counts for itself', chinese: '各网关分别计数' },
  }),
  CLIENT_MODES: setting(
    jsonObject(
      z.enum(['filter', 'reject', 'dry-run']),
      'must be a JSON object of client ids and filter, reject, dry-run',
    ),
    {
      english:
        'Client id to `filter` (refused fields are null), `reject` (no data when a field is refused) or `dry-run` (the gateway reports refusals and leaves them to the subgraphs). A client that is not listed has `filter`.',
      chinese:
        '客户端标识到 `filter`（被拒字段为空）、`reject`（有字段被拒即不返回数据）或 `dry-run`（网关只报告，由子图拒绝）；未列者为 `filter`。',
    },
    { default: {} },
  ),
} as const;

/** The folder of the safelists of earlier versions. */
export const OPERATION_SETTINGS = {
  OPERATIONS_DIR: setting(text('folder', '目录', 'must name a folder'), {
    english:
      'Folder in which an earlier version stored the lists of operations that clients may send; they are imported into the registry.',
    chinese: '旧版本以文件存放各客户端操作清单的目录；其中的清单将导入登记系统。',
    absent: { english: '`operations` in DATA_DIR', chinese: 'DATA_DIR 下的 `operations`' },
  }),
} as const;
