import { blocksOf } from './blocks';

/** A change to one file, as a page describes it. */
export interface Step {
  readonly file: string;
  readonly place: 'new' | 'after' | 'before' | 'instead of';
  /** The line of the file at which the block is inserted; undefined for a new file. */
  readonly line: string | undefined;
  readonly text: string;
}

/** A chapter of a page, with its changes to files and its queries. */
export interface Chapter {
  readonly steps: readonly Step[];
  /** The files that, according to the page, are changed by hand. */
  readonly byHand: readonly string[];
  readonly questions: readonly {
    readonly caller: string;
    readonly query: string;
    readonly answer: string;
  }[];
  /** Changes that are refused according to the page, and the error that is printed. */
  readonly refusals: readonly { readonly step: Step; readonly message: string }[];
}

/** How the line before a block states its use, in both languages. */
const PLACES: readonly (readonly [RegExp, Step['place']])[] = [
  [/^(?:New file |新文件 )`([^`]+)`[:：]$/, 'new'],
  [/^In `([^`]+)`, after the line `([^`]+)`:$/, 'after'],
  [/^In `([^`]+)`, before the line `([^`]+)`:$/, 'before'],
  [/^In `([^`]+)`, instead of the line `([^`]+)`:$/, 'instead of'],
  [/^在 `([^`]+)` 中，`([^`]+)` 一行之后：$/, 'after'],
  [/^在 `([^`]+)` 中，`([^`]+)` 一行之前：$/, 'before'],
  [/^在 `([^`]+)` 中，代替 `([^`]+)` 一行：$/, 'instead of'],
];

/** A refused change replaces a line. */
const REFUSED = [
  /^Refused in `([^`]+)`, instead of the line `([^`]+)`:$/,
  /^在 `([^`]+)` 中，代替 `([^`]+)` 一行的以下写法被拒绝：$/,
] as const;

/** The chapters of a page. @throws Error for a block whose use the page does not state */
export function chaptersOf(markdown: string): Chapter[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((text) => ({
      steps: stepsOf(text),
      byHand: byHandOf(text),
      questions: questionsOf(text),
      refusals: refusalsOf(text),
    }));
}

function stepsOf(chapter: string): Step[] {
  return blocksOf(chapter).flatMap(({ before, text }) => {
    if (/^(?:Caller: |调用方：|Answer:|回答：|Message:|提示：)/.test(before)) return [];
    if (REFUSED.some((pattern) => pattern.test(before))) return [];
    for (const [pattern, place] of PLACES) {
      const [, file, line] = pattern.exec(before) ?? [];
      if (file !== undefined) return [{ file, place, line, text }];
    }
    throw new Error(`The page does not say what to do with the block after: ${before}`);
  });
}

function byHandOf(chapter: string): string[] {
  const [, list = ''] = /^(?:Changed by hand: |手工改动：)(.*)[.。]$/m.exec(chapter) ?? [];
  return [...list.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
}

function questionsOf(chapter: string): Chapter['questions'] {
  const blocks = blocksOf(chapter);
  return blocks.flatMap(({ before, text }, index) => {
    const [, caller] = /^(?:Caller: |调用方：)`([^`]+)`$/.exec(before) ?? [];
    return caller === undefined
      ? []
      : [{ caller, query: text, answer: blocks[index + 1]?.text ?? '' }];
  });
}

function refusalsOf(chapter: string): Chapter['refusals'] {
  const blocks = blocksOf(chapter);
  return blocks.flatMap(({ before, text }, index) => {
    const [, file, line] = REFUSED.flatMap((pattern) => pattern.exec(before) ?? []);
    return file === undefined
      ? []
      : [
          {
            step: { file, place: 'instead of' as const, line, text },
            message: blocks[index + 1]?.text.trim() ?? '',
          },
        ];
  });
}

/**
 * The text of a file with a step applied, indented like the line at which it is inserted.
 * @throws Error unless the file contains that line exactly once
 */
export function applied({ file, place, line, text }: Step, source: string): string {
  if (place === 'new') return text;
  const lines = source.split('\n');
  const found = lines.flatMap((each, index) => (each.trim() === line ? [index] : []));
  const [at] = found;
  if (at === undefined || found.length > 1)
    throw new Error(`${file} has the line ${line ?? ''} ${found.length} times.`);
  const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
  const block = text
    .replace(/\n$/, '')
    .split('\n')
    .map((each) => (each === '' ? each : indent + each));
  const [from, removed] = { after: [at + 1, 0], before: [at, 0], 'instead of': [at, 1] }[place] as [
    number,
    number,
  ];
  return lines.toSpliced(from, removed, ...block).join('\n');
}
