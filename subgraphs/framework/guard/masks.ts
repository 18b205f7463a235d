/** The mask formats of the SDL's MaskKind. */
export type MaskKind = 'NAME' | 'ID_NUMBER' | 'PHONE' | 'ADDRESS' | 'ACCOUNT';

/** Surnames of two characters, which are shown in full. */
const COMPOUND_SURNAMES = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '宇文',
  '长孙',
  '夏侯',
  '轩辕',
  '端木',
  '百里',
  '南宫',
  '呼延',
  '独孤',
]);

/**
 * Hides the personal part of a text in a fixed format. Never throws: a text that does not have the
 * expected form is hidden entirely.
 * - NAME shows the surname: `张*`, `欧阳*`, whatever the length of the given name.
 * - ID_NUMBER shows the first and the last character; region, birth date and sex are hidden.
 * - PHONE shows the first three and last four digits of a mobile number, the last four of any
 *   other.
 * - ADDRESS shows the text up to the street or sub-district.
 * - ACCOUNT shows the last four digits.
 */
export function mask(kind: MaskKind, text: string): string {
  switch (kind) {
    case 'NAME':
      return maskName(text);
    case 'ID_NUMBER':
      return text.length > 2 ? text[0] + '*'.repeat(text.length - 2) + text.at(-1) : '*';
    case 'PHONE':
      return maskPhone(text);
    case 'ADDRESS':
      return maskAddress(text);
    case 'ACCOUNT':
      return text.length > 4 ? '*'.repeat(text.length - 4) + text.slice(-4) : '*';
  }
}

function maskName(name: string): string {
  const characters = [...name];
  const compound = characters.slice(0, 2).join('');
  if (characters.length > 2 && COMPOUND_SURNAMES.has(compound)) return `${compound}*`;
  return characters.length > 1 ? `${characters[0]!}*` : '*';
}

function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length > 6 ? `****${digits.slice(-4)}` : '****';
}

function maskAddress(address: string): string {
  const street = /^.*?(?:街道|大街|街|大道|道|路|镇|乡)/u.exec(address);
  return street ? `${street[0]}***` : '***';
}
