type Sentences = readonly [english: string, chinese: string];

/** Faults of the headings. */
const HEADING_FAULTS = {
  HEADING_UNKNOWN: [
    'The heading {heading} is unknown; use a heading of the template, or remove the column.',
    '没有名为“{heading}”的列；请使用模板中的表头，或者删除该列。',
  ],
  HEADING_REPEATED: [
    'The heading {heading} means the same as {other}; keep one of the two columns.',
    '“{heading}”与“{other}”含义相同；请只保留其中一列。',
  ],
  HEADING_MISSING: [
    'The column {heading} is missing; add it to the file.',
    '缺少“{heading}”列；请在文件中补上。',
  ],
} as const satisfies Readonly<Record<string, Sentences>>;

/** Faults of a single cell. */
const CELL_FAULTS = {
  MISSING: ['The column {heading} is empty; fill it in.', '“{heading}”为空；请填写。'],
  NOT_EMPTY: [
    'The column {heading} must be empty with the other values of the row; remove the value.',
    '依该行其他内容，“{heading}”须为空；请删除。',
  ],
  TOO_LONG: [
    'The column {heading} has {length} characters; shorten it to at most {most}.',
    '“{heading}”有 {length} 个字符；请缩短至 {most} 个以内。',
  ],
  SEVERAL_VALUES: [
    'The column {heading} accepts one value; put each value in a row of its own.',
    '“{heading}”只能填一个值；请分行填写。',
  ],
  DATE: [
    'The column {heading} is not a date; write it as 2026-11-02.',
    '“{heading}”不是日期；请写成 2026-11-02 的形式。',
  ],
  DATE_NOT_REAL: [
    'The date in the column {heading} does not exist; correct the month or the day.',
    '“{heading}”中的日期不存在；请更正月份或日。',
  ],
  NO_END_REFUSED: [
    'The column {heading} needs a real date; 2099-12-31 means no end only for the end of a term.',
    '“{heading}”须为真实日期；2099-12-31 仅可用于期限的截止，表示长期。',
  ],
  AMOUNT: [
    'The column {heading} is not an amount; write digits only, such as 0.5.',
    '“{heading}”不是金额；请只写数字，如 0.5。',
  ],
  AMOUNT_NEGATIVE: [
    'The amount in the column {heading} is negative; write an amount of 0 or more.',
    '“{heading}”中的金额为负数；金额不得小于 0。',
  ],
  AMOUNT_PLACES: [
    'The amount in the column {heading} is not a whole number of fen; round it to at most {places} decimal places.',
    '“{heading}”中的金额不足一分；小数至多 {places} 位。',
  ],
  AMOUNT_IN_YUAN: [
    'The column {heading} is in ten thousand yuan, but the amount seems to be in yuan; divide it by 10,000.',
    '“{heading}”以万元为单位，所填金额似以元为单位；请除以 10000。',
  ],
  NUMBER: [
    'The column {heading} is not a number; write digits only.',
    '“{heading}”不是数字；请只写数字。',
  ],
  BOOLEAN: ['The column {heading} must be 是 or 否.', '“{heading}”须填“是”或“否”。'],
  CODE: [
    'The column {heading} has an unknown code; use one of {codes}.',
    '“{heading}”中的代码不在代码表内；请填下列之一：{codes}。',
  ],
  PLACEHOLDER: [
    'The column {heading} has a placeholder instead of a code; write the real code or leave it empty.',
    '“{heading}”填的是占位代码；请填真实代码，没有的留空。',
  ],
  CODE_LENGTH: [
    'The unified social credit code in the column {heading} has {length} characters; it must have 18.',
    '“{heading}”中的统一社会信用代码有 {length} 位；须为 18 位。',
  ],
  CODE_CHARACTER: [
    'Character {at} of the code in the column {heading} does not occur in unified social credit codes; check it against the licence.',
    '“{heading}”中的代码第 {at} 位不是统一社会信用代码可用的字符；请对照证照核对。',
  ],
  CODE_CHECK: [
    'The code in the column {heading} has a wrong check character; check it against the licence.',
    '“{heading}”中的代码校验码有误；请对照证照核对。',
  ],
  CODE_IS_ID: [
    'The column {heading} has the identity number of a person; move it to the column {other}.',
    '“{heading}”填的是自然人的证件号码；请移至“{other}”列。',
  ],
  ID_LENGTH: [
    'The identity number in the column {heading} has {length} characters; it must have 18.',
    '“{heading}”中的公民身份号码有 {length} 位；须为 18 位。',
  ],
  ID_WRONG: [
    'The identity number in the column {heading} is not valid; check it against the document.',
    '“{heading}”中的公民身份号码有误；请对照证件核对。',
  ],
  CASE_NUMBER: [
    'The column {heading} is not a case number; write it as （2024）津0102执567号.',
    '“{heading}”不是案号；请写成（2024）津0102执567号的形式。',
  ],
  REGION: [
    'The column {heading} is not a region code; write six digits such as 120102.',
    '“{heading}”不是行政区划代码；请写六位数字，如 120102。',
  ],
  PARTS: [
    'The column {heading} must have the parts {parts}, divided by ｜; begin each further entry with ；.',
    '“{heading}”须依次写明{parts}，以“｜”分隔；有多项的，各项以“；”分隔。',
  ],
} as const satisfies Readonly<Record<string, Sentences>>;

/** Faults of the row as a whole. */
const ROW_FAULTS = {
  FUTURE: [
    'The date in the column {heading} is in the future; correct it, or submit the row after that day.',
    '“{heading}”晚于今天；请更正，或者在该日之后报送。',
  ],
  ORDER: [
    'The date in the column {heading} is before the date in the column {other}; correct one of them.',
    '“{heading}”早于“{other}”；请更正其一。',
  ],
  RETENTION_ENDED: [
    'The retention period of this record has ended; do not submit it.',
    '该信息的保存期限已经届满；请勿报送。',
  ],
  CLASS_UNCLEAR: [
    'The row names neither an organisation nor a person; fill in the column {heading} or {other}.',
    '本行未写明行政相对人的证件；请填写“{heading}”或“{other}”。',
  ],
  PERSON_WITH_CODE: [
    'The subject is a natural person, but the column {heading} has the code of an organisation; clear it, or correct the class of the subject.',
    '行政相对人为自然人，“{heading}”却填有组织的代码；请清空该列，或者更正类别。',
  ],
  ORGANIZATION_WITH_ID: [
    'The subject is an organisation, but the column {heading} has the number of a person; clear it, or correct the class of the subject.',
    '行政相对人为组织，“{heading}”却填有自然人的证件号码；请清空该列，或者更正类别。',
  ],
  TRADER_CODE: [
    'The subject is a self-employed household, but the code in the column {heading} does not begin with 92; correct the code or the class.',
    '行政相对人为个体工商户，“{heading}”中的代码却不以 92 开头；请更正代码或者类别。',
  ],
  DOCUMENT_TYPE: [
    'The column {heading} has a document that does not show the age; a person is registered with the resident identity number.',
    '“{heading}”所列证件不能证明年龄；自然人须以公民身份号码报送。',
  ],
  NAME_DIFFERS: [
    'The name in the column {heading} differs from the name registered under this number; correct the name or the number.',
    '“{heading}”与该号码登记的名称不一致；请更正名称或者号码。',
  ],
  MINOR: [
    'The person is a minor and no credit subject; do not submit the row.',
    '该自然人未成年，不是信用主体；请勿报送。',
  ],
  CLASS_UNKNOWN: [
    'The first two characters of the code in the column {heading} name no kind of organisation; check the code.',
    '“{heading}”中代码的前两位不对应任何机构类别；请核对代码。',
  ],
  FIELD: [
    'The column {heading} does not have the form of its field; see the template.',
    '“{heading}”的内容不符合该字段的格式；请参照模板。',
  ],
  NOT_ENTITLED: [
    'The department {department} may not submit records of the kind {kind}; the departments responsible for it do.',
    '{department} 无权报送 {kind}；请由责任部门报送。',
  ],
  OTHER_DEPARTMENT: [
    'The column {heading} names another department; each department submits its own rows only.',
    '“{heading}”所列为其他单位；各部门只能报送本部门的信息。',
  ],
  LATE_REASON_UNKNOWN: [
    'The reason in the column {heading} is not in force; use one of the list CB_YY.',
    '“{heading}”中的迟报原因现不适用；请在代码表 CB_YY 中选填。',
  ],
  LATE_NOTE_MISSING: [
    'The reason for the late report needs an explanation; fill in the column {heading}.',
    '迟报原因须作说明；请填写“{heading}”。',
  ],
  LATE_NOTE_ALONE: [
    'The column {heading} explains a late report without a reason; add the reason.',
    '“{heading}”已填，却未填迟报原因；请补填迟报原因。',
  ],
  FORBIDDEN: [
    'The column {heading} mentions {what} at character {at}; remove it, because it must not be collected.',
    '“{heading}”第 {at} 个字符起涉及{whatZh}；依法不得归集，请删除。',
  ],
  REPEATED_ROW: [
    'The same document number and subject are already in row {row} of this batch; remove one of the rows.',
    '与本批次第 {row} 行的文号和主体相同；请删除其中一行。',
  ],
  ENDED: [
    'The record with the document number in the column {heading} has ended or is frozen here, and a feed cannot bring it back.',
    '“{heading}”所列文号的记录在本区已经终止或者冻结，不能以下发信息恢复。',
  ],
  HELD_DIFFERENTLY: [
    'A record with this document number and subject is stored with other values in {fields}; submit a correction instead.',
    '已存有相同文号和主体的记录，但{fields}不同；请改用更正。',
  ],
} as const satisfies Readonly<Record<string, Sentences>>;

/** Faults of a correction. */
const CORRECTION_FAULTS = {
  SUBJECT_FIXED: [
    'The column {heading} names the subject, which a correction cannot change; revoke the record and submit a new one.',
    '“{heading}”属于信用主体的信息，不能以更正变更；请撤销该记录，另行报送。',
  ],
  NUMBER_HELD: [
    'Another record of the subject has this document number in the column {heading}; correct the number, or revoke one of the records.',
    '该主体已有其他记录使用“{heading}”中的文号；请更正文号，或者撤销其中一条记录。',
  ],
  NO_CHANGE: [
    'The record has these values already; state the values that differ.',
    '该记录已为这些内容；请只写明须更正的内容。',
  ],
} as const satisfies Readonly<Record<string, Sentences>>;

/** Faults of a registration. */
const REGISTRATION_FAULTS = {
  OTHER_REGISTER: [
    'The code in the column {heading} belongs to another register than that of {department}; each department submits its own register only.',
    '“{heading}”所列代码不属于{department}的登记范围；各登记部门只能报送本部门登记的组织。',
  ],
  REPEATED_CODE: [
    'The same code is already in row {row} of this batch; remove one of the rows.',
    '与本批次第 {row} 行的统一社会信用代码相同；请删除其中一行。',
  ],
  FORMER_CODE: [
    'The code in the column {heading} is a former one of a registered organisation; submit it under its present code.',
    '“{heading}”所列代码是某已登记组织的曾用代码；请以其现代码报送。',
  ],
  SUBJECT_STORED_ONLY: [
    'The organisation with the code in the column {heading} is frozen; ask the department that froze it.',
    '“{heading}”所列组织已被冻结；请联系作出冻结决定的部门。',
  ],
  KIND_DIFFERS: [
    'By the name in the column {heading}, the organisation has another legal form than the stored one; correct the name.',
    '按“{heading}”，该组织的法律形式与已存的不同；请更正名称。',
  ],
  OLDER_THAN_STORED: [
    'The date in the column {heading} is before that of the stored registration; submit the latest registration.',
    '“{heading}”早于已存登记信息的核准日期；请报送最新的登记信息。',
  ],
} as const satisfies Readonly<Record<string, Sentences>>;

/** The sentences of every fault; `{name}` stands for a value. */
export const FAULTS = {
  ...HEADING_FAULTS,
  ...CELL_FAULTS,
  ...ROW_FAULTS,
  ...CORRECTION_FAULTS,
  ...REGISTRATION_FAULTS,
} as const;

export type FaultCode = keyof typeof FAULTS;
