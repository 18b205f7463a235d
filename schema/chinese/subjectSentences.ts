import type { Sentences } from './sentences';

/** Sentences of the subjects subgraph: clients, consents, rights, disclosure log. */
export const SUBJECT_SENTENCES: Sentences = {
  // Clients
  'The id of a client must be 3 to 64 lower-case letters, digits and hyphens.':
    '客户端标识须为 3 至 64 个小写字母、数字或连字符。',
  'The name of a client must have 2 to 100 characters and must not begin or end with a blank.':
    '客户端名称须为 2 至 100 个字符，首尾不得有空格。',
  'A client of the kind {kind} must name its organisation.':
    '种类为 {kind} 的客户端须写明所属组织。',
  'The field purposes contains an unknown code.': '字段 purposes 含有不存在的目的代码。',
  'A client of the kind {kind} may not use the purpose {purpose}.':
    '种类为 {kind} 的客户端不得使用目的 {purpose}。',
  'The field {field} contains the same value twice.': '字段 {field} 含有重复的值。',
  'A client may have at most {limit} certificates.': '一个客户端至多有 {limit} 个证书。',
  'A client may have at most {limit} origins.': '一个客户端至多有 {limit} 个来源。',
  'An origin must be written as browsers send it: https, the host in lower case and a port other than 443, such as https://portal.example, or http on localhost for development.':
    '来源须按浏览器发送的形式书写：https、小写主机名，端口不是 443 的写明端口，如 https://portal.example；开发中可为 localhost 的 http 来源。',
  'The thumbprint of a certificate must be its SHA-256 hash in base64url (43 characters).':
    '证书指纹须为其 SHA-256 摘要的 base64url 形式（43 个字符）。',
  'A quota must be between 1 and {limit}.': '用量上限须为 1 至 {limit}。',
  'A client may have at most {limit} keys.': '一个客户端至多有 {limit} 个公钥。',
  'The same key is given twice.': '同一公钥出现了两次。',
  'Two keys have the same kid.': '两个公钥的 kid 相同。',
  'Key {number} {fault}.': '第 {number} 个公钥{fault}。',
  'Key {number} must be on the curve {curve}.': '第 {number} 个公钥的曲线须为 {curve}。',
  'Key {number} must be for {algorithms}.': '第 {number} 个公钥的算法须为 {algorithms}。',
  'Key {number} is too short; an RSA key must have at least {bits} bits.':
    '第 {number} 个公钥过短；RSA 公钥至少 {bits} 位。',
  'A client with this id is already registered.': '已有此标识的客户端。',
  'A caller cannot suspend the client it uses: use another client of the department.':
    '不得停用自己所用的客户端；请使用本部门的其他客户端。',
  'The client must be confirmed by a person who neither registered nor updated it.':
    '客户端须由未登记也未变更过它的人员确认。',
  'The client is already confirmed under these names.': '该客户端已以此名称确认。',
  'The client names no organisation; omit organizationName.':
    '该客户端未写明所属组织，请省略 organizationName。',
  'The register has no organisation with this code; give its registered name in organizationName.':
    '本区登记中没有此代码的组织，请在 organizationName 中填写其登记名称。',
  'The field organizationName differs from the name in the register.':
    '字段 organizationName 与登记的名称不一致。',
  // Consents
  'The access token names no organisation that could receive a consent.':
    '访问令牌未写明可以取得授权同意的组织。',
  'Name the subject by either subjectUscc or subjectIdNumber.':
    '须以 subjectUscc 或 subjectIdNumber 之一指明信用主体。',
  'The last day of validity must be from {today} to {end}.':
    '有效期的最后一日须在 {today} 至 {end} 之间。',
  'The purpose {purpose} or the client does not allow the clusters {clusters}.':
    '目的 {purpose} 或该客户端不得请求数据簇 {clusters}。',
  'The request contains nothing that requires a separate consent.': '该请求不含须单独同意的内容。',
  'The confirmed warning is outdated; fetch the current warning and confirm it.':
    '所确认的告知书已更新，请读取并确认现行的告知书。',
  'The last day of validity is in the past.': '有效期的最后一日已过。',
  'A consent needs at least one cluster.': '授权同意须至少含一个数据簇。',
  'The last day of validity is before the first.': '有效期的最后一日早于第一日。',
  'The last day of the history window is before the first.': '历史信息范围的最后一日早于第一日。',
  'A one-time consent must not have a daily limit.': '一次性的授权同意不得有每日次数上限。',
  'A recurring consent needs a daily limit between 1 and {limit}.':
    '可多次使用的授权同意须有每日次数上限，为 1 至 {limit}。',
  'An answer may grant less than was requested, but not more.':
    '答复可以少于所请求的授权，不得多于所请求的。',
  'The idempotency-key was already used with another operation or other variables; use a new key.':
    '该 idempotency-key 已用于另一操作或其他变量，请换一个新的。',
  // Rights
  'The field department names no existing department.': '字段 department 所写的部门不存在。',
  'The field {field} must be a GraphQL name of at most 64 characters.':
    '字段 {field} 须为至多 64 个字符的 GraphQL 名称。',
  'The field {field} is in the future.': '字段 {field} 为将来的日期。',
  'The death of this person is not recorded.': '未记载该人死亡。',
  'This kinship is already recorded.': '该亲属关系已有记载。',
  'The recorded birth date makes the person too young for this ground.':
    '按登记的出生日期，该人未达到此事由所要求的年龄。',
  'This change applies only to natural persons.': '此变更只适用于自然人。',
  'The field ground is missing; give the ground of full capacity, or null where the person has no full capacity.':
    '缺少字段 ground；请填写具有完全民事行为能力的事由，不具有的填空值。',
  // Codes and merges
  'The field from must be a unified social credit code, a registration number of 15 digits or an organisation code of 9 characters, each with its right check character.':
    '字段 from 须为统一社会信用代码、15 位注册号或 9 位组织机构代码，且校验码正确。',
  'The argument code must be a unified social credit code, a registration number of 15 digits or an organisation code of 9 characters, each with its right check character.':
    '参数 code 须为统一社会信用代码、15 位注册号或 9 位组织机构代码，且校验码正确。',
  'The field from must be a resident identity number of 18 or 15 digits.':
    '字段 from 须为 18 位或 15 位公民身份号码。',
  'The class in the field to contradicts the kind of the subject.':
    '字段 to 的机构类别与主体类别矛盾。',
  'The number in the field to is that of a person who is not of age.':
    '字段 to 的号码属于未成年人。',
  'The fields from and to must differ.': '字段 from 与 to 不得相同。',
  'The field changedOn is before the previous change.': '字段 changedOn 早于上一次变更。',
  'The field ground must not be MERGED; use mergeSubjects.':
    '字段 ground 不得为 MERGED；归并请用 mergeSubjects。',
  'The survivor and the duplicate must be two subjects.': '保留的主体与重复的主体须为两个主体。',
  'The two subjects are of different kinds and cannot be merged.': '两个主体的类别不同，不能归并。',
  // Disclosure log and index of records
  'count must be 1 to {limit}, and from at least 0.': 'count 须为 1 至 {limit}，from 不得小于 0。',
  'The field filter.types[{at}] is not a record type; use one of {types}.':
    '字段 filter.types[{at}] 不是记录类型，须为下列之一：{types}。',
  'The field recordType must name a type of record.': '字段 recordType 须为一种信用记录的类型名。',
  'A case of this kind is already open about the record; see cases.':
    '对该记录已有同类事项正在办理，见 cases。',
  'The subject is not of age and no credit subject.': '该主体未成年，不是信用主体。',
  'The field {name} is required with this value of {need}.':
    '字段 {need} 为该值时，须填写字段 {name}。',
  'The field {name} must be empty with this value of {need}.':
    '字段 {need} 为该值时，字段 {name} 须为空。',
  'The field {name} becomes part of a record; remove personal numbers and sensitive content.':
    '字段 {name} 将记入信用记录，请删除个人号码和敏感内容。',
  'The field {name} must not be a day in the past.': '字段 {name} 不得为已过去的日期。',
  'The field {name} must name an entry in force today.': '字段 {name} 须为今日有效的代码。',
  'The record cannot be repaired now: {obstacles}; see repairConditions.':
    '该记录现在不能申请修复：{obstacles}；见 repairConditions。',
  'The record has not been corrected since the objection; correct it first.':
    '异议提出后记录尚未更正，请先更正。',
};
