/** A title in both languages. */
export interface Titles {
  readonly titleZh: string;
  readonly titleEn: string;
}

/** Splits a bilingual description: the Chinese sentences, then the English ones. */
function titlesOf(description: string | null | undefined, name: string): Titles {
  const text = description ?? '';
  const end = text.lastIndexOf('。');
  const english = text.slice(end + 1).trim();
  if (end < 1 || english === '') return { titleZh: name, titleEn: name };
  return { titleZh: text.slice(0, text.indexOf('。')), titleEn: english.replace(/\.$/, '') };
}

/** Titles of the start of a description: up to the first mark in each language. */
export function shortTitlesOf(description: string | null | undefined, name: string): Titles {
  const { titleZh, titleEn } = titlesOf(description, name);
  return {
    titleZh: /^[^；：，（]+/u.exec(titleZh)?.[0] ?? titleZh,
    titleEn: /^[^.;:,(]+/.exec(titleEn)?.[0].trim() ?? titleEn,
  };
}
