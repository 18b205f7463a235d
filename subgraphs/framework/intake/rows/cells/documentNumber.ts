import { caseNumberIn } from '../../../../../schema/identifiers/caseNumber';
import { cleanText } from './clean';

const OPENING = /[([{（［【〔﹝〈<]/gu;
const CLOSING = /[)\]}）］】〕﹞〉>]/gu;

/**
 * The normal form of a document number, in which 市监罚〔2026〕1号 and 市监罚[2026] 1号 are the
 * same: half-width letters and digits, one kind of brackets, no blanks. A court's case number has
 * the brackets that the courts write.
 */
export function documentNumber(text: string): string {
  const half = cleanText(text).normalize('NFKC').replace(/\s+/gu, '');
  return caseNumberIn(half) ?? half.replace(OPENING, '〔').replace(CLOSING, '〕');
}
