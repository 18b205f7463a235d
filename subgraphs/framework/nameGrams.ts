/**
 * The distinct pairs of neighbouring characters of a name, lower-cased and without white space:
 * what an index needs to find names by any part of them, in a script without word breaks.
 */
export function nameGrams(name: string): string[] {
  const characters = [...normalizeName(name)];
  const grams = characters.slice(1).map((character, i) => characters[i]! + character);
  return [...new Set(grams)];
}

/** A name as it is compared: NFKC, lower case, no white space. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Pairs that stand in so many names of the district that an index on them selects little. */
const COMMON = new Set([
  '天津',
  '津市',
  '市河',
  '河东',
  '东区',
  '有限',
  '限公',
  '公司',
  '限责',
  '责任',
  '任公',
]);

/**
 * Of a search text's pairs the one to look up in the index: the first that is not common.
 * @param grams at least one
 */
export function mostSelective(grams: readonly string[]): string {
  return grams.find((gram) => !COMMON.has(gram)) ?? grams[0]!;
}
