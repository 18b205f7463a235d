import { IdentifierError } from './identifierError';
import { normalise } from './normalise';

/** The parts of a court case number. */
export interface CaseNumber {
  readonly year: number;
  /** Short name of the province and the court's digits: 津0102. */
  readonly court: string;
  /** Type of case in one to three Chinese characters: 执, 民初. */
  readonly type: string;
  readonly serial: number;
}

const COURT =
  /^(?:最高法|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵](?:\d{4}|\d{2})?)/u;
const TYPE = /^(?:(?!号)\p{Script=Han}){1,3}/u;
const SERIAL = /^[1-9]\d{0,8}/;

/** The parts of a case number in their order, and what is wrong where one does not follow. */
const PARTS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^\(/, 'the number begins with the year in brackets'],
  [/^(?:19|20)\d{2}/, 'a year of four digits is expected here'],
  [/^\)/, 'the closing bracket of the year is expected here'],
  [COURT, 'the code of a court is expected here, such as 津0102'],
  [TYPE, 'a case type of one to three Chinese characters is expected here'],
  [SERIAL, 'the serial number, from 1, is expected here'],
  [/^号/, 'the character 号 is expected here'],
  [/^$/, 'nothing may follow 号'],
];

/**
 * A court case number in its normal form, with full-width brackets: （2024）津0102执567号.
 * Source: case number rules of the Supreme People's Court, 法〔2015〕137号, Articles 1–3.
 * @throws IdentifierError naming the position and the reason
 */
export function parseCaseNumber(text: string): string {
  return formatCaseNumber(readCaseNumber(text));
}

/** The case number in its normal form; undefined for another text, without an error's cost. */
export function caseNumberIn(text: string): string | undefined {
  const read = partsOf(text);
  return typeof read === 'string' ? undefined : formatCaseNumber(read);
}

/** The case number with these parts. */
export function formatCaseNumber({ year, court, type, serial }: CaseNumber): string {
  return `（${year}）${court}${type}${serial}号`;
}

/**
 * Parses a case number into its parts; accepts both widths of brackets and digits.
 * @throws IdentifierError naming the position and the reason
 */
export function readCaseNumber(text: string): CaseNumber {
  const read = partsOf(text);
  if (typeof read === 'string') throw new IdentifierError(read);
  return read;
}

/** The parts of a case number, or what is wrong with the text. */
function partsOf(text: string): CaseNumber | string {
  const normal = normalise(text);
  const found: string[] = [];
  let at = 0;
  for (const [pattern, reason] of PARTS) {
    const part = pattern.exec(normal.slice(at))?.[0];
    if (part === undefined) return `Character ${at + 1} of the case number is wrong: ${reason}.`;
    found.push(part);
    at += part.length;
  }
  const [, year, , court = '', type = '', serial] = found;
  return { year: Number(year), court, type, serial: Number(serial) };
}
