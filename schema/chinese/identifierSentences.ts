import type { Sentences } from './sentences';

/** Sentences about codes, numbers, dates and amounts (schema/identifiers). */
export const IDENTIFIER_SENTENCES: Sentences = {
  'A {scalar} must be written as a string.': '{scalar} 须写成字符串。',
  'Character {at} of the case number is wrong: {reason}.': '案号第 {at} 个字符有误（{reason}）。',
  'The date must be written YYYY-MM-DD; {reason}.': '日期须写成 YYYY-MM-DD（{reason}）。',
  'Characters 6 to 7 of the date are {month}; the month must be between 01 and 12.':
    '日期第 6 至 7 个字符为 {month}；月份须为 01 至 12。',
  'Characters 9 to 10 of the date are {day}; the day must be between 01 and {days} in {month}.':
    '日期第 9 至 10 个字符为 {day}；{month} 的日须为 01 至 {days}。',
  'The instant must be written YYYY-MM-DDThh:mm:ss with Z or an offset such as +08:00 at the end.':
    '时刻须写成 YYYY-MM-DDThh:mm:ss，末尾为 Z 或时差，如 +08:00。',
  'Characters {from} to {to} of the instant are not {what} between 00 and {most}.':
    '时刻第 {from} 至 {to} 个字符须为 00 至 {most} 的{what}。',
  'Character {at} of the amount is not a digit; amounts are whole numbers of fen.':
    '金额第 {at} 个字符不是数字；金额须为以分为单位的整数。',
  'The amount has no digits.': '金额没有数字。',
  'Character {at} of the amount is a superfluous zero.': '金额第 {at} 个字符为多余的零。',
  'The amount does not fit into 64 bits.': '金额超出 64 位整数的范围。',
  'Character {at} of the region code is not a digit.': '行政区划代码第 {at} 个字符不是数字。',
  'The region code has {length} digits; it must have 6.': '行政区划代码有 {length} 位，须为 6 位。',
  'Characters 1 to 2 of the region code are {code}; no province-level division has that code.':
    '行政区划代码前两位为 {code}；没有代码为此的省级行政区。',
  'Character {at} of the resident identity number is not a digit.':
    '公民身份号码第 {at} 个字符不是数字。',
  'Character {at} of the resident identity number is not a digit or X.':
    '公民身份号码第 {at} 个字符不是数字或 X。',
  'The resident identity number has {length} characters; it must have {wanted}.':
    '公民身份号码有 {length} 位，须为 {wanted} 位。',
  'Characters 7 to 14 of the resident identity number are not a date that exists.':
    '公民身份号码第 7 至 14 位不是真实存在的日期。',
  'Character 18 of the resident identity number is not the check character of the first 17.':
    '公民身份号码第 18 位不是前 17 位的校验码。',
  'Character {at} of the unified social credit code is {character}; only digits and capital letters without I, O, S, V and Z occur in one.':
    '统一社会信用代码第 {at} 个字符为 {character}；只能含数字和除 I、O、S、V、Z 外的大写字母。',
  'The unified social credit code has {length} characters; it must have {wanted}.':
    '统一社会信用代码有 {length} 位，须为 {wanted} 位。',
  'Character 18 is {given}; the check character of {code} is {expected}.':
    '第 18 位为 {given}；{code} 的校验码为 {expected}。',
  "Character 17 is {given}; the organisation code's check character is {expected}.":
    '第 17 位为 {given}；组织机构代码的校验码为 {expected}。',
};
