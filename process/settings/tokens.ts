import { acrLevels, claimPaths } from './claims';
import { httpUrl, keyBytes, matching, oneOf, text } from './forms';
import { setting } from './setting';

/** Access tokens and the keys that they are bound to. */
export const TOKEN_SETTINGS = {
  AUTH_ISSUER: setting(text('URL', 'URL', 'must not be empty'), {
    english:
      'OpenID Connect issuer of access tokens (`iss`). It alone is enough: the gateway reads the address of its keys from its metadata.',
    chinese: '访问令牌的 OpenID Connect 签发方（`iss`）；只设此项即可，公钥地址由其元数据得出。',
    absent: {
      english: 'the demo issuer; production: required',
      chinese: '演示签发方；生产环境必填',
    },
  }),
  AUTH_JWKS_URI: setting(httpUrl, {
    english: 'Public keys of the issuer, for an issuer without metadata.',
    chinese: '签发方公布公钥的地址；签发方无元数据时填写。',
    absent: {
      english: 'the address in the metadata of AUTH_ISSUER',
      chinese: 'AUTH_ISSUER 元数据所载地址',
    },
  }),
  AUTH_AUDIENCE: setting(text('text', '文本', 'must not be empty'), {
    english: 'Audience that tokens must name (`aud`).',
    chinese: '令牌须载明的受众（`aud`）。',
    absent: {
      english: '`hedong-credit-gateway`, or the GraphQL address under PUBLIC_URL',
      chinese: '`hedong-credit-gateway`，或 PUBLIC_URL 下的 GraphQL 地址',
    },
  }),
  AUTH_CLAIMS: setting(
    claimPaths,
    {
      english:
        'Claim that the gateway reads, to the claim of the issuer that holds it: a path such as `realm_access.roles`, or a list of names if a name contains a dot.',
      chinese:
        '网关读取的声明到签发方所用的声明：路径如 `realm_access.roles`；名称含点时写成名称列表。',
    },
    { default: {} },
  ),
  AUTH_ACR_LEVELS: setting(
    acrLevels,
    {
      english:
        'Value of the claim `loa`, when it is text such as an `acr`, to a level of assurance from 0 to 3. A text that is not listed is level 0.',
      chinese: '`loa` 声明为文本（如 `acr`）时，其值到保证等级 0 至 3；未列出的文本为 0 级。',
    },
    { default: {} },
  ),
  DEMO_LOGIN: setting(
    oneOf(['local', 'anywhere', 'off'], 'must be local, anywhere or off'),
    {
      english:
        'Where the demo issuer logs callers in as whoever they choose. `local`: only while HOST and PUBLIC_URL are addresses of this machine.',
      chinese:
        '演示签发方在何处允许任选人员登录。`local`：仅当 HOST 和 PUBLIC_URL 均为本机地址时。',
    },
    { default: 'local' },
  ),
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
