/** Characters that are invisible: zero-width ones, direction marks, soft hyphens, controls. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|(?![\t\n\r])\p{Cc}/gu;
/** Blanks of any width at the ends; a no-break space counts as one. */
const ENDS = /^[\s\u3000\u00a0]+|[\s\u3000\u00a0]+$/gu;

/** A text without invisible characters and without blanks at its ends. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\r\n?/g, '\n').replace(ENDS, '').normalize('NFC');
}

/** A number or a code: half-width, upper-case and without any blank. */
export function cleanCode(text: string): string {
  return cleanText(text).normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

const NOTHING = new Set(['', '-', '--', '—', '——', '/', '无', 'NULL', 'N/A', '空']);

/** Whether a cell has no value: it is empty, or has a sign that stands for nothing. */
export function isBlank(text: string): boolean {
  return NOTHING.has(text.toUpperCase());
}
