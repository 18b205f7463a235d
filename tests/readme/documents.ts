import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** A document in both languages. */
export interface Document {
  /** Its path without the ending. */
  readonly name: string;
  readonly english: string;
  readonly chinese: string;
}

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The files of a document: English first. */
export const filesOf = (name: string): readonly [string, string] => [
  `${name}.md`,
  `${name}.zh-CN.md`,
];

/** Every document that readers get: those at the root that have a Chinese twin, and all of docs/. */
export function documents(): Document[] {
  const names = [
    ...readdirSync(ROOT).map((file) => file),
    ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`),
  ]
    .filter((file) => file.endsWith('.md') && !file.endsWith('.zh-CN.md'))
    .map((file) => file.replace(/\.md$/, ''))
    .filter((name) => name.startsWith('docs/') || existsSync(join(ROOT, filesOf(name)[1])));
  return names.sort().map((name) => {
    const [english, chinese] = filesOf(name);
    return { name, english: read(english), chinese: read(chinese) };
  });
}
