import { shortTitle } from '../../../schema/shortTitle';

/** A title in both languages. */
export interface Titles {
  readonly titleZh: string;
  readonly titleEn: string;
}

/** The title in a description; without one in both languages, the name. */
export function shortTitlesOf(description: string | null | undefined, name: string): Titles {
  const { zh = name, en = name } = shortTitle(description ?? '') ?? {};
  return { titleZh: zh, titleEn: en };
}
