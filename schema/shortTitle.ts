/** A title in both languages. */
export interface BilingualTitle {
  readonly zh: string;
  readonly en: string;
}

/**
 * The title in a bilingual description: the first words of its first Chinese and of its first
 * English sentence, up to a mark.
 * @returns undefined when the description does not have both languages
 */
export function shortTitle(description: string): BilingualTitle | undefined {
  const chineseEnd = description.lastIndexOf('。');
  const zh = /^[^。；：，（]+/u.exec(description)?.[0];
  const en = /^[^.;:,(]+/.exec(description.slice(chineseEnd + 1).trim())?.[0].trim();
  if (chineseEnd < 1 || zh === undefined || en === undefined) return undefined;
  return { zh, en };
}
