import { oneOf, text } from './forms';
import { setting } from './setting';

const GENERATED = {
  english: 'generated and stored in DATA_DIR; production: required',
  chinese: '自动生成并存于 DATA_DIR；生产环境必填',
};

/** The algorithms of new keys. */
export const CRYPTO_SUITE_SETTINGS = {
  CRYPTO_SUITE: setting(
    oneOf(['international', 'national'], 'must be international or national'),
    {
      english:
        'Algorithms of keys that are generated: AES, SHA-256 and Ed25519, or SM4, SM3 and SM2. Every key states its own.',
      chinese:
        '新生成密钥的算法：AES、SHA-256 与 Ed25519（international），或 SM4、SM3 与 SM2（national）。每个密钥自行标明算法。',
    },
    { default: 'international' },
  ),
} as const;

/** Keys that encrypt stored values. `keyRing.ts` parses them. */
export const VAULT_KEY_SETTINGS = {
  VAULT_KEYS: setting(text('JSON object', 'JSON 对象', 'must be a JSON object'), {
    english:
      'Keys that wrap the keys of subjects: key id to 32 bytes in base64url, newest first; `sm:` precedes a key for SM4 and SM3. A file is read again when it changes, a command every minute.',
    chinese:
      '加密各主体密钥的密钥：密钥标识到 32 字节（base64url），最新者在前；用于 SM4、SM3 的密钥前加 `sm:`。文件改变后重新读取，命令每分钟执行一次。',
    secret: true,
    absent: GENERATED,
  }),
  BLIND_INDEX_KEYS: setting(text('JSON object', 'JSON 对象', 'must be a JSON object'), {
    english: 'Keys of the blind indexes, in the same form. Set together with VAULT_KEYS.',
    chinese: '盲索引的密钥，形式相同；与 VAULT_KEYS 同设。',
    secret: true,
    absent: GENERATED,
  }),
} as const;

/** Keys of the disclosure log, which the subjects subgraph writes. `logKeys.ts` parses them. */
export const LOG_KEY_SETTINGS = {
  LOG_SIGNING_KEY: setting(text('JWK', 'JWK', 'must be a JWK'), {
    english:
      'Key for Ed25519 or SM2 that signs the tree heads of the disclosure log. The first key of a log decides the hash function of its tree: SHA-256 or SM3.',
    chinese:
      '为披露日志树头签名的私钥（Ed25519 或 SM2）。日志的首个密钥决定其树的散列算法：SHA-256 或 SM3。',
    secret: true,
    absent: GENERATED,
  }),
  LOG_PSEUDONYM_KEY: setting(text('base64url', 'base64url', 'must not be empty'), {
    english:
      '32 bytes that make the pseudonyms in the log, after `sm:` with SM3. It is never replaced.',
    chinese:
      '32 字节，生成日志中的化名，使用 SM3 的前加 `sm:`；不得更换。与 LOG_SIGNING_KEY 同设。',
    secret: true,
    absent: GENERATED,
  }),
} as const;
