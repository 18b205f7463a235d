import { FILE_SENTENCES } from './fileSentences';
import { GATEWAY_SENTENCES } from './gatewaySentences';
import { IDENTIFIER_SENTENCES } from './identifierSentences';
import { INTAKE_SENTENCES } from './intakeSentences';
import { RECORD_SENTENCES } from './recordSentences';
import { SAFELIST_SENTENCES } from './safelistSentences';
import type { Sentences } from './sentences';
import { STATISTICS_SENTENCES } from './statisticsSentences';
import { SUBJECT_SENTENCES } from './subjectSentences';
import { TABLE_SENTENCES } from './tableSentences';
import { WORDS } from './words';

/** Every sentence that a parametrised error may have, besides those of the catalogue. */
export const SENTENCES: Sentences = {
  ...FILE_SENTENCES,
  ...GATEWAY_SENTENCES,
  ...IDENTIFIER_SENTENCES,
  ...INTAKE_SENTENCES,
  ...RECORD_SENTENCES,
  ...SAFELIST_SENTENCES,
  ...STATISTICS_SENTENCES,
  ...SUBJECT_SENTENCES,
  ...TABLE_SENTENCES,
};

/** Longest sentence that is compared with patterns: longer ones are none of ours. */
const MAX_CHARACTERS = 2000;

interface Pattern {
  readonly english: RegExp;
  /** Characters that are the same in every sentence of the pattern. */
  readonly fixed: number;
  readonly names: readonly string[];
  readonly chinese: string;
}

const PARAMETER = /\{(\w+)\}/g;
const patterns: readonly Pattern[] = Object.entries(SENTENCES)
  .filter(([english]) => english.includes('{'))
  .map(([english, chinese]) => ({
    english: new RegExp(
      `^${english
        .split(PARAMETER)
        .map((part, index) =>
          index % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '(.+?)',
        )
        .join('')}$`,
    ),
    fixed: english.replace(PARAMETER, '').length,
    names: Array.from(english.matchAll(PARAMETER), ([, name]) => name!),
    chinese,
  }))
  // The most specific sentence first.
  .sort((a, b) => b.fixed - a.fixed);

/**
 * The Chinese form of an English sentence of an error, with the same values.
 * @returns undefined for a sentence that is not translated
 */
export function chineseOf(english: string): string | undefined {
  if (Object.hasOwn(SENTENCES, english)) return SENTENCES[english];
  if (english.length > MAX_CHARACTERS) return undefined;
  for (const { english: pattern, names, chinese } of patterns) {
    const found = pattern.exec(english);
    if (found === null) continue;
    const values = new Map(names.map((name, index) => [name, wordOf(found[index + 1]!)]));
    return chinese.replace(PARAMETER, (_all, name: string) => values.get(name) ?? '');
  }
  return undefined;
}

function wordOf(english: string): string {
  return Object.hasOwn(WORDS, english) ? WORDS[english]! : english;
}
