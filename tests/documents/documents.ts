import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../process/root';

export { ROOT };

/** A document in both languages. */
export interface Document {
  /** Its path without the extension. */
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

/** Every document for readers: those at the root with a Chinese version, and all of docs/. */
export function documents(): Document[] {
  const twins = readdirSync(ROOT).filter((file) => existsSync(join(ROOT, twinOf(file))));
  const manual = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.endsWith('.zh-CN.md'))
    .map((file) => join('docs', file));
  return [...twins, ...manual].sort().map((file) => {
    const name = file.replace(/\.md$/, '');
    return { name, english: read(file), chinese: read(filesOf(name)[1]) };
  });
}

/** The Chinese file of an English one; for any other file a name that does not exist. */
const twinOf = (file: string) =>
  file.endsWith('.md') ? file.replace(/\.md$/, '.zh-CN.md') : `${file}.zh-CN.md`;
