import { GraphQLError } from 'graphql';
import { HTTP_ERRORS } from './httpErrors';
import { TOKEN_ERRORS } from './tokenErrors';

/**
 * The error catalogue: every code that a caller can receive, its default message in both languages,
 * and the HTTP status of a request that fails as a whole with it. docs/errors.md is generated from it.
 */
export const ERRORS = {
  ...TOKEN_ERRORS,
  FORBIDDEN: {
    status: 403,
    message: 'The caller is not allowed to perform this operation.',
    chinese: '该调用方无权执行此操作。',
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    status: 200,
    message: 'Unauthorized field or type',
    chinese: '无权读取该字段或类型。',
  },
  CLIENT_UNKNOWN: {
    status: 401,
    message: 'The client of this token is not registered here; ask a data steward to register it.',
    chinese: '该令牌的客户端未在此登记；请数据管理员登记。',
  },
  CLIENT_SUSPENDED: {
    status: 403,
    message: 'This client is suspended; ask a data steward to reinstate it.',
    chinese: '该客户端已停用；请数据管理员恢复。',
  },
  CLIENT_UNCONFIRMED: {
    status: 403,
    message: 'An officer must first confirm that this client belongs to its organisation.',
    chinese: '须先由经办人员确认该客户端属于其所称的组织。',
  },
  TOKEN_NOT_BOUND: {
    status: 401,
    message: 'This client must bind its access tokens to a key (DPoP) or a certificate.',
    chinese: '该客户端的访问令牌须与密钥（DPoP）或证书绑定。',
  },
  DPOP_PROOF_INVALID: {
    status: 401,
    message: 'The DPoP proof of the request is not valid.',
    chinese: '请求的 DPoP 证明无效。',
  },
  DPOP_NONCE_REQUIRED: {
    status: 401,
    message: 'The DPoP proof must carry the nonce given in the DPoP-Nonce header.',
    chinese: 'DPoP 证明须含 DPoP-Nonce 响应头给出的随机数。',
  },
  PURPOSE_REQUIRED: {
    status: 403,
    message: 'This requires a purpose; use an access token that names one.',
    chinese: '须写明查询目的；请使用写有查询目的的访问令牌。',
  },
  PURPOSE_NOT_ALLOWED: {
    status: 403,
    message:
      'The stated purpose does not open this to the caller; use an access token that names another.',
    chinese: '该调用方不得以所写目的查询此项；请使用写有其他目的的访问令牌。',
  },
  CASE_REQUIRED: {
    status: 403,
    message: 'The stated purpose requires a case; use an access token that names the case file.',
    chinese: '该查询目的须写明案件；请使用写有案件的访问令牌。',
  },
  REASON_REQUIRED: {
    status: 403,
    message: 'Emergency access requires a reason; use an access token that states it.',
    chinese: '紧急查询须说明理由；请使用写有理由的访问令牌。',
  },
  OUT_OF_JURISDICTION: {
    status: 403,
    message: 'The subject is outside the stated jurisdiction.',
    chinese: '超出所写的管辖范围。',
  },
  CONSENT_REQUIRED: {
    status: 403,
    message:
      'This requires the consent of the subject; request it, and name it in the header consent.',
    chinese: '须取得信用主体的授权同意；请先请求，并在请求头 consent 中写明。',
  },
  CONSENT_REVOKED: {
    status: 403,
    message: 'The consent has been revoked; request a new one.',
    chinese: '授权同意已撤回，须重新请求。',
  },
  CONSENT_EXPIRED: {
    status: 403,
    message: 'The consent has expired; request a new one.',
    chinese: '授权同意已到期，须重新请求。',
  },
  CONSENT_EXHAUSTED: {
    status: 403,
    message: 'The consent allows no further use; request a new one.',
    chinese: '授权同意的使用次数已用完，须重新请求。',
  },
  CONSENT_IN_USE: {
    status: 403,
    message: 'Running requests hold the last uses of the consent; retry shortly.',
    chinese: '授权同意余下的使用次数正被其他请求占用，请稍后重试。',
  },
  SEPARATE_CONSENT_REQUIRED: {
    status: 403,
    message: 'This requires a separate written consent.',
    chinese: '须取得书面的单独同意。',
  },
  PROOF_REQUIRED: {
    status: 403,
    message: 'This requires a proof recorded by a data steward.',
    chinese: '须有数据管理员登记的证明材料。',
  },
  NOT_FOUND: {
    status: 404,
    message: 'There is no such resource, or this caller may not see it.',
    chinese: '资源不存在，或该调用方无权查看。',
  },
  CONFLICT: {
    status: 409,
    message: 'The resource has changed since it was read; read it again.',
    chinese: '资源读取后已被更改，请重新读取。',
  },
  INVALID_TRANSITION: {
    status: 409,
    message: 'The state of the resource does not allow this operation.',
    chinese: '资源所处状态不允许此操作。',
  },
  SUBJECT_MERGED: {
    status: 409,
    message: 'This registration was merged into another subject; use the id of that subject.',
    chinese: '该登记已归并入另一主体；请使用该主体的标识。',
  },
  CODE_TAKEN: {
    status: 409,
    message:
      'The code is or was that of another subject; check it, or merge the two registrations.',
    chinese: '该代码现为或曾为另一主体的代码；请核对，或者归并两项登记。',
  },
  IDENTITIES_DIFFER: {
    status: 409,
    message:
      'The two registrations contradict each other; read the preview, and explain in contradictions why they are of one subject.',
    chinese: '两项登记存在矛盾；请查看预览，并在 contradictions 中说明为何属于同一主体。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    message: 'The idempotency key was already used for another request.',
    chinese: '该幂等键已用于另一请求。',
  },
  DISCLOSURE_LOG_UNAVAILABLE: {
    status: 503,
    message: 'The disclosure log cannot be written at the moment, so nothing is disclosed.',
    chinese: '披露日志暂时无法写入，因此不披露任何信息。',
  },
  DISCLOSURE_LOG_STOPPED: {
    status: 503,
    message:
      'The disclosure log does not match its signatures; nothing is disclosed until an operator restores it.',
    chinese: '披露日志与签名时不符；在运维人员恢复之前不披露任何信息。',
  },
  BAD_USER_INPUT: { status: 400, message: 'The input is not valid.', chinese: '输入无效。' },
  INVALID_CURSOR: {
    status: 400,
    message: 'The cursor does not belong to this query.',
    chinese: '游标不是本查询给出的。',
  },
  PAGE_SIZE_OUT_OF_RANGE: {
    status: 400,
    message: 'The page size must be between 1 and 100.',
    chinese: '每页条数须为 1 至 100。',
  },
  TOO_MANY_IDS: {
    status: 400,
    message: 'A request may name at most 100 ids.',
    chinese: '一次至多 100 个标识。',
  },
  INVALID_OPERATION: { status: 400, message: 'The operation is not valid.', chinese: '操作无效。' },
  ...HTTP_ERRORS,
  OPERATION_TOO_LARGE: {
    status: 400,
    message: 'The operation is too large; request less, or split it.',
    chinese: '单个操作请求的内容过多，请减少或拆分。',
  },
  OPERATION_TOO_EXPENSIVE: {
    status: 400,
    message: 'The operation exceeds the cost limit; request shorter lists or fewer fields.',
    chinese: '操作超出单次成本上限；请缩短列表或减少字段。',
  },
  OPERATION_TOO_COMPLEX: {
    status: 400,
    message:
      'The operation is too complex to plan. Ask for fewer steps from record to record, or split it into several operations.',
    chinese: '操作过于复杂，无法生成查询计划；请减少记录之间的跳转层数，或拆分为多个操作。',
  },
  OPERATION_NOT_SAFELISTED: {
    status: 403,
    message: 'This client may only send operations that are registered for it, by their id.',
    chinese: '该客户端只能按标识发送已登记的操作。',
  },
  RATE_LIMITED: {
    status: 429,
    message: 'This client has used up its allowance; retry later.',
    chinese: '该客户端的额度暂时用尽，请稍后重试。',
  },
  SUBJECT_LIMIT_REACHED: {
    status: 429,
    message: 'This client has queried the maximum number of different subjects.',
    chinese: '该客户端查询的不同主体已达上限。',
  },
  SUBGRAPH_UNAVAILABLE: {
    status: 503,
    message: 'Part of the data is unavailable at the moment.',
    chinese: '部分数据暂不可用。',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    message: 'The database is unavailable at the moment; try again shortly.',
    chinese: '数据库暂不可用，请稍后再试。',
  },
  PLANNER_BUSY: {
    status: 503,
    message: 'Too many new operations wait to be planned; repeat the request shortly.',
    chinese: '等待生成查询计划的新操作过多，请稍后重试。',
  },
  NOT_READY: {
    status: 503,
    message: 'The service is starting or stopping.',
    chinese: '服务正在启动或停止。',
  },
  INTERNAL_ERROR: {
    status: 500,
    message: 'Something went wrong on our side.',
    chinese: '系统内部错误，已记入日志。',
  },
} as const satisfies Record<string, { status: number; message: string; chinese: string }>;

export type ErrorCode = keyof typeof ERRORS;

/**
 * An error of the catalogue.
 * @param message a whole sentence that names the fault; by default the catalogue's. It reaches the
 *   caller, so it must not contain a personal value.
 */
export function creditError(
  code: ErrorCode,
  message: string = ERRORS[code].message,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** Whether a code belongs to the catalogue. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}
