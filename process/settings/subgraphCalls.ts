import { httpUrls, text } from './forms';
import { setting } from './setting';

const REQUIRED_OVER_HTTP = {
  english: 'none; required for subgraphs over HTTP in production',
  chinese: '无；生产环境经 HTTP 调用子图时必填',
};

/** Subgraphs that a gateway calls over HTTP. */
export const SUBGRAPH_CALL_SETTINGS = {
  IDENTITY_PRIVATE_KEY: setting(text('JWK', 'JWK', 'must be a JWK'), {
    english:
      'Key for Ed25519 or SM2 with which a gateway signs the identity of callers for subgraphs. A file is read again when it changes.',
    chinese: '网关向子图证明调用方身份所用的私钥（Ed25519 或 SM2）；文件改变后重新读取。',
    secret: true,
    absent: REQUIRED_OVER_HTTP,
  }),
  IDENTITY_REQUEST_KEYS: setting(text('JSON object', 'JSON 对象', 'must be a JSON object'), {
    english:
      'Keys that sign requests to subgraphs. Gateway: subgraph name to key id and key. Subgraph: key id to key. `sm:` precedes a key for HMAC-SM3. A file is read again when it changes.',
    chinese:
      '对子图请求签名的密钥。网关：子图名到密钥标识与密钥；子图：密钥标识到密钥。用于 HMAC-SM3 的密钥前加 `sm:`。文件改变后重新读取。',
    secret: true,
    absent: {
      english: 'none; required by a subgraph, and for subgraphs over HTTP in production',
      chinese: '无；子图必填，生产环境经 HTTP 调用子图时必填',
    },
  }),
  SUBGRAPH_URLS: setting(
    httpUrls('must be a JSON object from subgraph names to http(s) URLs'),
    {
      english:
        'Subgraph name to URL, instead of the URLs in the supergraph. The subjects subgraph reads the receipts of the others there, and they find the directory of subjects there.',
      chinese:
        '子图名到 URL，代替超图中的 URL；主体子图据此读取其他子图的回执，其他子图据此访问主体名录。',
    },
    { default: {} },
  ),
  AUTHORITY_SUBGRAPH: setting(text('name', '名称', 'must name a subgraph'), {
    english:
      'Subgraph that holds clients, consents and the disclosure log, when subgraphs are called over HTTP.',
    chinese: '经 HTTP 调用子图时，保存客户端、授权同意和披露日志的子图。',
    absent: {
      english: 'none; `subjects` with `npm run start:services` and in the containers',
      chinese: '无；`npm run start:services` 与容器中为 `subjects`',
    },
  }),
} as const;

/** The keys with which a subgraph verifies its gateways. */
export const SUBGRAPH_IDENTITY_SETTINGS = {
  IDENTITY_PUBLIC_KEYS: setting(text('JWKS', 'JWKS', 'must be a JWKS'), {
    english:
      'Public keys of the gateways that a subgraph trusts. A file is read again when it changes.',
    chinese: '子图所信任网关的公钥；文件改变后重新读取。',
    secret: true,
    absent: { english: 'a subgraph: required', chinese: '子图必填' },
  }),
  IDENTITY_REQUEST_KEYS: SUBGRAPH_CALL_SETTINGS.IDENTITY_REQUEST_KEYS,
} as const;
