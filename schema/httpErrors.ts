/** The part of the error catalogue about how an operation is sent. */
export const HTTP_ERRORS = {
  POST_REQUIRED: {
    status: 405,
    message: 'This operation must be sent with POST.',
    chinese: '该操作须以 POST 发送。',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 200,
    // Clients recognise the case by this word of Apollo's protocol.
    message: 'PersistedQueryNotFound',
    chinese: '网关没有此散列值对应的查询，请连同查询文本重新发送。',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 200,
    message: 'PersistedQueryNotSupported',
    chinese: '不支持此种持久化查询，请发送查询文本。',
  },
} as const;

/** Codes whose message is a word of a protocol, the same in every language. */
export const FIXED_MESSAGES: readonly string[] = [
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
] satisfies (keyof typeof HTTP_ERRORS)[];
