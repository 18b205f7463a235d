import { httpUrl, keyBytes, matching, oneOf, text } from './forms';
import { setting } from './setting';

const DEMO_ISSUER = {
  english: 'the demo issuer; production: required',
  chinese: '演示签发方；生产环境必填',
};

/** Access tokens and the keys that they are bound to. */
export const TOKEN_SETTINGS = {
  AUTH_JWKS_URI: setting(httpUrl, {
    english: 'Public keys of the token issuer. The three `AUTH_` settings are set together.',
    chinese: '令牌签发方公布公钥的地址；三项 `AUTH_` 设置须同时给出。',
    absent: DEMO_ISSUER,
  }),
  AUTH_ISSUER: setting(text('URL', 'URL', 'must not be empty'), {
    english: 'Issuer that tokens must name (`iss`).',
    chinese: '令牌须载明的签发方（`iss`）。',
    absent: DEMO_ISSUER,
  }),
  AUTH_AUDIENCE: setting(text('text', '文本', 'must not be empty'), {
    english: 'Audience that tokens must name (`aud`).',
    chinese: '令牌须载明的受众（`aud`）。',
    absent: DEMO_ISSUER,
  }),
  ANONYMOUS_INTROSPECTION: setting(
    oneOf(['true', 'false'], 'must be true or false'),
    {
      english: 'Whether a caller without a token may read the schema.',
      chinese: '未持令牌的访客可否读取模式。',
    },
    { default: 'true', production: 'false' },
  ),
  DPOP_NONCE_KEY: setting(keyBytes, {
    english: 'Generates DPoP nonces, at least 16 bytes; the same at all gateways.',
    chinese: '生成 DPoP 随机数的密钥，至少 16 字节；各网关相同。',
    secret: true,
    absent: {
      english: 'generated and stored in DATA_DIR; production: required',
      chinese: '自动生成并存于 DATA_DIR；生产环境必填',
    },
  }),
  MTLS_CERTIFICATE_HEADER: setting(
    matching(
      /^[a-z][a-z0-9-]{0,63}$/,
      'header name',
      '请求头名',
      'must be the name of a header, in lower case',
    ),
    {
      english: 'Header in which a proxy of TRUSTED_PROXIES passes the certificate of the client.',
      chinese: 'TRUSTED_PROXIES 所列代理传递客户端证书的请求头。',
      absent: { english: 'no client certificates', chinese: '不接受客户端证书' },
    },
  ),
} as const;
