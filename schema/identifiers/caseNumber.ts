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

/**
 * A court case number in its normal form, with full-width brackets: （2024）津0102执567号.
 * Source: case number rules of the Supreme People's Court, 法〔2015〕137号, Articles 1–3.
 * @throws IdentifierError naming the position and the reason
 */
export function parseCaseNumber(text: string): string {
  return formatCaseNumber(readCaseNumber(text));
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
  const normal = normalise(text);
  let at = 0;
  const take = (pattern: RegExp, reason: string): string => {
    const found = pattern.exec(normal.slice(at))?.[0];
    if (found === undefined) {
      throw new IdentifierError(`Character ${at + 1} of the case number is wrong: ${reason}.`);
    }
    at += found.length;
    return found;
  };
  take(/^\(/, 'the number begins with the year in brackets');
  const year = Number(take(/^(?:19|20)\d{2}/, 'a year of four digits is expected here'));
  take(/^\)/, 'the closing bracket of the year is expected here');
  const court = take(COURT, 'the code of a court is expected here, such as 津0102');
  const type = take(TYPE, 'a case type of one to three Chinese characters is expected here');
  const serial = Number(take(SERIAL, 'the serial number, from 1, is expected here'));
  take(/^号/, 'the character 号 is expected here');
  take(/^$/, 'nothing may follow 号');
  return { year, court, type, serial };
}
