/**
 * The text of a cell that may be a number of a spreadsheet. Its binary number has 15 significant
 * digits as the sheet shows them, so that 0.1 + 0.2 reads as 0.3.
 */
export function numberText(value: string | number): string {
  if (typeof value === 'string') return value.normalize('NFKC').replace(/[\s,_]/gu, '');
  if (!Number.isFinite(value)) return '';
  const shown = String(Number(value.toPrecision(15)));
  return /e/i.test(shown) ? plain(Number(shown)) : shown;
}

/** A number without an exponent. */
function plain(value: number): string {
  if (Math.abs(value) >= 1e21) return value.toString();
  return value.toFixed(20).replace(/\.?0+$/, '');
}
