/**
 * The distinct pairs of neighbouring characters of a name, in lower case and without white space.
 * An index on them finds names by any part, in a script without word breaks.
 */
export function nameGrams(name: string): string[] {
  const characters = [...normalizeName(name)];
  const grams = characters.slice(1).map((character, i) => characters[i]! + character);
  return [...new Set(grams)];
}

/** The form in which names are compared: NFKC, lower case, no white space. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Pairs that so many names of the district contain that they are not selective in an index. */
const COMMON_PAIRS = new Set([
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
 * The pair of a search text to look up in the index: the first that is not common.
 * @param grams at least one pair
 */
export function mostSelective(grams: readonly string[]): string {
  return grams.find((gram) => !COMMON_PAIRS.has(gram)) ?? grams[0]!;
}
