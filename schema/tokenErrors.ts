/** The part of the error catalogue about who the caller is. */
export const TOKEN_ERRORS = {
  UNAUTHENTICATED: {
    status: 401,
    message: 'This requires a login; send a valid access token in the header authorization.',
    chinese: '须先登录；请在请求头 authorization 中附有效的访问令牌。',
  },
  TOKEN_INVALID: {
    status: 401,
    message: 'The access token is malformed or its signature does not verify; get a new one.',
    chinese: '令牌格式错误或签名验证未通过，请重新获取。',
  },
  TOKEN_EXPIRED: {
    status: 401,
    message: 'The access token has expired; get a new one.',
    chinese: '令牌已过期，请重新获取。',
  },
  TOKEN_WRONG_AUDIENCE: {
    status: 401,
    message: 'The access token was issued for another service; get one for this service.',
    chinese: '令牌是为其他服务签发的，请获取用于本服务的令牌。',
  },
  TOKEN_WRONG_ISSUER: {
    status: 401,
    message: 'The issuer of the access token is not trusted here; get one from another issuer.',
    chinese: '令牌签发方不受本网关信任，请从受信任的签发方获取。',
  },
  IDENTITY_REFUSED: {
    status: 401,
    message: 'The request does not carry a valid gateway identity.',
    chinese: '请求未附有效的网关身份。',
  },
} as const;
