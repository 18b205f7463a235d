import type { Sentences } from './sentences';

/** Sentences of the gateway: requests, tokens, clients, limits, operations. */
export const GATEWAY_SENTENCES: Sentences = {
  // The request
  'Send GraphQL requests with POST or GET.': 'GraphQL 请求须用 POST 或 GET 发送。',
  'The URL has more than {count} characters; send the operation with POST.':
    '网址超过 {count} 个字符；请用 POST 发送该操作。',
  'Pages of this origin may not call the service; list the origin in CORS_ORIGINS, or in the field origins of a registered client.':
    '该来源的网页不得调用本服务；允许的来源须列于 CORS_ORIGINS，或登记客户端的字段 origins。',
  'Pages of this origin may not use this client; its registration lists other origins or none.':
    '该来源的网页不得使用此客户端；该客户端的登记未列出此来源。',
  'The sha256Hash of extensions.persistedQuery must have 64 hexadecimal digits.':
    'extensions.persistedQuery 的 sha256Hash 须为 64 位十六进制数字。',
  'The sha256Hash of extensions.persistedQuery is not the SHA-256 of the query.':
    'extensions.persistedQuery 的 sha256Hash 与查询文本的 SHA-256 不符。',
  'Request the schema with GET.': '请用 GET 获取模式。',
  'Log in to read the schema.': '须先登录才能读取模式。',
  'The content type must be application/json.': '请求的 content-type 须为 application/json。',
  'The charset of the body must be UTF-8.': '请求正文的字符集须为 UTF-8。',
  'The body is nested too deep; a variable may have at most {levels} levels of lists and objects.':
    '请求正文嵌套过深；变量中的列表和对象至多 {levels} 层。',
  'The body has more than {count} values; send fewer.':
    '请求正文中的值超过 {count} 个，请减少后再发送。',
  'A request must contain one operation; batches are not supported.':
    '一个请求只能含一个操作；不支持批量请求，请逐个发送。',
  'The body is not a GraphQL request.': '请求正文不是 GraphQL 请求；须为含 query 的 JSON 对象。',
  'A request may have at most {size}.': '请求正文至多 {size}，请拆分或缩短后再发送。',
  'The text of an operation may have at most 100 kB; send its values as variables.':
    '操作文本至多 100 kB；请以变量传递其中的值。',
  'The body is not JSON.': '请求正文不是 JSON。',
  'The body cannot be read.': '请求正文无法读取。',
  'There is nothing at this path; the GraphQL endpoint is /graphql.':
    '此路径无内容；GraphQL 接口的路径为 /graphql。',
  'The header {header} must be errors or extensions.':
    '请求头 {header} 须为 errors 或 extensions。',
  'The headers {one} and consent cannot be combined.': '请求头 {one} 与 consent 不能同时使用。',
  'The header {header} names {count} consents; at most {limit} are allowed.':
    '请求头 {header} 写有 {count} 个授权同意，至多 {limit} 个。',
  'The header {header} must list ids of consents, separated by commas.':
    '请求头 {header} 须为授权同意的标识，以逗号分隔。',
  'The header {header} must be sent once and have 8 to 64 printable ASCII characters without blanks.':
    '请求头 {header} 只能出现一次，须为 8 至 64 个不含空格的可打印 ASCII 字符。',
  // Tokens and clients
  'Send the access token in the header authorization, not in the URL.':
    '访问令牌须放在请求头 authorization 中，不得放在网址中。',
  'A claim of the access token is malformed.': '访问令牌的某项声明格式错误，请重新获取令牌。',
  'The issuer of access tokens is currently unreachable; retry shortly.':
    '令牌签发方暂时无法访问，请稍后重试。',
  'The registry of clients is unreachable; retry shortly.': '客户端登记暂时无法访问，请稍后重试。',
  'The access token is bound to a certificate that is not registered for its client.':
    '访问令牌所绑定的证书未登记在其客户端名下。',
  'The access token names an organisation that is not the organisation of its client.':
    '访问令牌所写的组织不是其客户端所属的组织。',
  'The DPoP proof was made with another key than the one that the access token is bound to.':
    'DPoP 证明所用的密钥不是访问令牌所绑定的密钥。',
  'The access token is bound to another certificate than that of the connection.':
    '访问令牌所绑定的证书不是本连接的证书。',
  'The access token is bound to a key; send it with the scheme DPoP and a proof.':
    '访问令牌已绑定密钥；请以 DPoP 方式发送，并附证明。',
  'The access token is not bound to a key.': '访问令牌未绑定密钥，请以 Bearer 方式发送。',
  'The request must carry one DPoP proof.': '请求须附且只附一个 DPoP 证明。',
  'The DPoP proof of the request {fault}.': '请求的 DPoP 证明{fault}。',
  'A preview of a consent allows queries only.': '预览授权同意时只能查询，不能变更。',
  // The token endpoint
  'Request a token with POST and content type application/x-www-form-urlencoded.':
    '获取令牌须用 POST，content-type 须为 application/x-www-form-urlencoded。',
  'grant_type, client_assertion_type and client_assertion are required, each once.':
    'grant_type、client_assertion_type 和 client_assertion 均为必填，且各只能出现一次。',
  'The only supported grant type is client_credentials.':
    '只支持 grant_type 为 client_credentials。',
  'Clients of this kind cannot get a token without a logged-in person.':
    '此类客户端须有人员登录，才能获取令牌。',
  'The scope must name one purpose of the client: {purposes}.':
    'scope 须为该客户端的一个查询目的：{purposes}。',
  'The client has no purpose; ask a data steward to register one.':
    '该客户端没有登记查询目的；请数据管理员登记。',
  'The client must present its certificate.': '客户端须出示其证书。',
  'The service is temporarily unavailable; retry shortly.': '服务暂不可用，请稍后重试。',
  'The assertion must be signed with a registered key of an active, confirmed client, for this issuer, for at most five minutes, and used once.':
    '断言须由已确认且可用的客户端以其登记的密钥签名，以本签发方为受众，有效期至多五分钟，且只能使用一次。',
  // Exports
  'The only parameters are format (json or html) and for.':
    '只接受参数 format（json 或 html）和 for。',
  'Request an export with GET or POST.': '导出须用 GET 或 POST。',
  'The export took too long; retry later.': '导出用时过长，请稍后重试。',
  'The file exceeds the size limit of an export.': '文件超出导出的大小上限。',
  // Operations and limits
  'The operation is not valid; callers with an access token receive the details.':
    '操作无效；附访问令牌的调用方可得知原因。',
  'Introspection requires an access token; send one in the header authorization.':
    '内省须附访问令牌；请在请求头 authorization 中附上。',
  'The value of variable ${variable} is missing or does not fit its type {type}.':
    '变量 ${variable} 的值缺失，或不符合其类型 {type}。',
  '__schema and __type can be selected only at the root of a query; move them there.':
    '__schema 和 __type 只能在查询的根上选取，请移至根上。',
  'The answer would be more than twice as large as the whole schema; request fewer parts of it.':
    '应答会超过整个模式的两倍大小，请减少所选内容。',
  'A literal or the type of a variable is nested more than {levels} levels deep.':
    '某个字面值或变量类型的嵌套超过 {levels} 层。',
  'The operation is nested more than {levels} levels deep.': '操作的嵌套超过 {levels} 层。',
  '{field} needs its argument {argument}.': '{field} 须有参数 {argument}。',
  '{field} needs exactly one of its arguments {arguments}.':
    '{field} 须有且只有下列参数之一：{arguments}。',
  'The operation costs {cost} units; the limit is {limit}. Request shorter lists or fewer fields.':
    '操作的成本为 {cost} 单位，上限为 {limit}；请缩短列表或减少字段。',
  'The operation costs {cost} units, and this client may spend {bound} per minute; request shorter lists or fewer fields.':
    '操作的成本为 {cost} 单位，该客户端每分钟可用 {bound} 单位；请缩短列表或减少字段。',
  'The answer covers more different subjects than the {bound} that this client may read per {window}; request fewer.':
    '应答涉及的不同主体超过该客户端每{window}可查询的 {bound} 个，请减少。',
  'This client has {limit} new operations waiting to be planned. Wait for their answers, then repeat the request.':
    '该客户端有 {limit} 个新操作在等待生成查询计划；请待其应答后再重试。',
  'The document has several operations; operationName must name one of them.':
    '文档含有多个操作，须以 operationName 指明其一。',
  'Subscriptions are not supported; send a query, and repeat it for new data.':
    '不支持订阅；请发送查询，并重复查询以获取新数据。',
  'The alias {alias} is reserved; choose another.': '别名 {alias} 为保留名，请换一个。',
  'The operation has more than {limit} {what}.': '操作超过 {limit} {what}。',
  'Two fields of {type} require {field} as {one} and as {other}; select them in separate operations.':
    '{type} 的两个字段分别要求 {field} 为 {one} 和 {other}，请在不同的操作中选取。',
  'The field {field} cannot be answered: its subgraph knows no object type of the interface, and no resolvable key leads to a subgraph that does.':
    '字段 {field} 无法应答：其子图没有该接口的对象类型，也没有可解析的键通往有此类型的子图。',
};
