import { z } from 'zod';
import { httpUrl, oneOf, text } from './forms';
import { setting, type Form } from './setting';

/** The feeds of the city's endpoint; schema/exchange/feeds.ts defines each. */
const FEEDS = ['city', 'court', 'procuratorate', 'police'] as const;
const FEED_FAULT = `must list some of ${FEEDS.join(', ')}, with commas between them`;

const feeds: Form<readonly (typeof FEEDS)[number][]> = {
  english: `some of ${FEEDS.join(', ')}`,
  chinese: `${FEEDS.join('、')} 中的若干项`,
  schema: z
    .string()
    .transform((list) => list.split(',').map((entry) => entry.trim()))
    .pipe(z.array(z.enum(FEEDS, FEED_FAULT))),
};

/** The exchange of records with the platform of the city; docs/exchange.md is its protocol. */
export const EXCHANGE_SETTINGS = {
  EXCHANGE_MODE: setting(
    oneOf(['off', 'http', 'files'], 'must be off, http or files'),
    {
      english:
        'How accepted records reach the city: as signed requests (`http`), as files of the national standard (`files`), or not at all.',
      chinese: '向市级平台报送的方式：签名请求（http）、国家标准文件（files），或者不报送（off）。',
    },
    { default: 'off' },
  ),
  EXCHANGE_URL: setting(httpUrl, {
    english:
      'Address of the city’s endpoint. Required for `http`; with `files` it only serves feeds.',
    chinese: '市级交换接口的地址；http 方式必填，files 方式只用于接收市级下发的信息。',
    absent: { english: 'none', chinese: '无' },
  }),
  EXCHANGE_FOLDER: setting(text('folder', '目录', 'must name a folder'), {
    english: 'Folder that receives the files. Required for `files`.',
    chinese: '存放报送文件的目录；files 方式必填。',
    absent: { english: 'none', chinese: '无' },
  }),
  EXCHANGE_FEEDS: setting(feeds, {
    english: 'Feeds to pull from the city’s endpoint, with commas between them.',
    chinese: '从市级交换接口接收的信息来源，以逗号分隔。',
    absent: { english: 'none', chinese: '无' },
  }),
  EXCHANGE_KEYS: setting(text('JWKS', 'JWKS', 'must be a JWKS'), {
    english:
      'Private keys of the district: an Ed25519 key that signs requests, and a P-256 key with `use` `enc` that decrypts feeds.',
    chinese: '本区的私钥：签署请求的 Ed25519 密钥，解密下发信息的 P-256 密钥（use 为 enc）。',
    secret: true,
    absent: { english: 'none; required unless `off`', chinese: '无；不为 off 时必填' },
  }),
  EXCHANGE_CITY_KEYS: setting(text('JWKS', 'JWKS', 'must be a JWKS'), {
    english:
      'Public keys of the city: Ed25519 keys that sign responses, and a P-256 key with `use` `enc`, to which personal values are encrypted. Without the latter they leave masked.',
    chinese:
      '市级平台的公钥：签署响应的 Ed25519 密钥，以及加密个人信息所用的 P-256 密钥（use 为 enc）；没有后者的，个人信息脱敏后报送。',
    secret: true,
    absent: { english: 'none; required with EXCHANGE_URL', chinese: '无；设 EXCHANGE_URL 时必填' },
  }),
} as const;
