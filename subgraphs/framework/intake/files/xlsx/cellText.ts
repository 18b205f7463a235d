const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Excel counts a 29 February 1900, which did not exist. */
const AFTER_FALSE_LEAP_DAY = 60;

/**
 * A number as text, as Excel shows it: at most 15 digits, without exponent, so that long codes stay
 * readable and 1.1000000000000001 becomes 1.1.
 */
export function numberText(raw: string): string {
  const number = Number(raw);
  if (!Number.isFinite(number)) return raw;
  const [mantissa = '', exponent] = number.toPrecision(15).split('e');
  const trimmed = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? trimmed : withoutExponent(trimmed, Number(exponent));
}

function withoutExponent(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A date of Excel as YYYY-MM-DD, with the time of day if it has one. */
export function dateText(raw: string, from1904: boolean): string {
  const serial = Number(raw);
  if (!Number.isFinite(serial) || serial < 0) return raw;
  const day =
    !from1904 && serial < AFTER_FALSE_LEAP_DAY && serial >= 1
      ? Math.floor(serial) + 1
      : Math.floor(serial);
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const at = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + day * DAY_MS + seconds * 1000);
  if (Number.isNaN(at.getTime())) return raw;
  const [date = '', time = ''] = at.toISOString().split('T');
  const clock = time.slice(0, 8);
  if (serial < 1) return clock;
  return seconds === 0 ? date : `${date} ${clock}`;
}
