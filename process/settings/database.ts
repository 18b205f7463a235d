import { between, keyBytes, matching, text } from './forms';
import { setting } from './setting';

/** The database and the data folder. */
export const DATABASE_SETTINGS = {
  DATA_DIR: setting(
    text('folder', '目录', 'must name a folder'),
    {
      english:
        'Folder of the embedded database, its Unix socket, generated keys and operation lists.',
      chinese: '嵌入式数据库及其 Unix 套接字、自动生成的密钥和操作清单所在目录。',
    },
    { default: '.data' },
  ),
  MONGODB_URI: setting(
    matching(/^mongodb(\+srv)?:\/\//, 'URI', 'URI', 'must be a mongodb:// URI'),
    {
      english: 'MongoDB to use.',
      chinese: '所用 MongoDB 的地址。',
      secret: true,
      absent: {
        english: 'the embedded database; production and a subgraph: required',
        chinese: '嵌入式数据库；生产环境与子图必填',
      },
    },
  ),
  MONGODB_DB_PREFIX: setting(
    matching(
      /^[a-z][a-z0-9_]{0,30}$/,
      'word',
      '词',
      'must be a lower-case word of at most 31 characters',
    ),
    {
      english: 'Prefix of the database names; each subgraph has a database of its own.',
      chinese: '数据库名前缀；每个子图一个数据库。',
    },
    { default: 'hedong' },
  ),
} as const;

/** The key that all processes which serve lists share. */
export const CURSOR_SETTINGS = {
  CURSOR_KEY: setting(keyBytes, {
    english: 'Signs page cursors, at least 16 bytes. Another key makes issued cursors invalid.',
    chinese: '签署分页游标的密钥，至少 16 字节；更换后此前的游标失效。',
    secret: true,
    absent: {
      english: 'generated and stored in DATA_DIR; production and a subgraph: required',
      chinese: '自动生成并存于 DATA_DIR；生产环境与子图必填',
    },
  }),
} as const;

/** The synthetic district that the first start generates. */
export const DISTRICT_SETTINGS = {
  SEED_SUBJECTS: setting(
    between(200, 3_000_000),
    {
      english: 'Credit subjects that the first start generates.',
      chinese: '首次启动生成的信用主体数。',
    },
    { default: 3000 },
  ),
  SEED: setting(
    between(0, 2 ** 31 - 1),
    {
      english: 'Seed of the synthetic district. The same seed generates the same district.',
      chinese: '合成辖区的随机种子；同一种子生成同一辖区。',
    },
    { default: 1 },
  ),
} as const;

/** The login of the embedded database as a process of its own. */
export const STORE_SETTINGS = {
  STORE_USERNAME: setting(text('name', '名称', 'must not be empty'), {
    english: 'User name that clients of `npm run store` must log in with.',
    chinese: '`npm run store` 的客户端登录名；与下一项同设。',
    absent: { english: 'no login', chinese: '无须登录' },
  }),
  STORE_PASSWORD: setting(text('password', '口令', 'must not be empty'), {
    english: 'Password of that user. Both are set, or neither.',
    chinese: '登录口令；两项同设或均不设。',
    secret: true,
    absent: { english: 'no login', chinese: '无须登录' },
  }),
} as const;
