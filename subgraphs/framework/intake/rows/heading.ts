/** A code of the exchange standard inside a longer heading, such as 文书号（XK_WSH）. */
const CODE = /(?:XK|CF)_[A-Z_]+\d?|\b(?:BZ|DFBM|SJC|GSQX)\b/;
/** Marks that templates put beside a heading. */
const MARKS = /[\s\u200b-\u200f\u2060\ufeff*＊:：]|[(（]必填[)）]|[(（]选填[)）]/gu;

/** The form in which headings are compared: without marks, blanks, width and case. */
export function headingKey(heading: string): string {
  return heading.replace(MARKS, '').normalize('NFKC').replace(MARKS, '').toUpperCase();
}

/** The keys by which a heading may be found, the most exact first. */
export function headingKeys(heading: string): readonly string[] {
  const key = headingKey(heading);
  const code = CODE.exec(key)?.[0];
  return code === undefined || code === key ? [key] : [key, code];
}
