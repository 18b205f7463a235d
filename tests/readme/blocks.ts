/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The nearest line with text before the fence. */
  readonly before: string;
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The fenced blocks of a Markdown document, in order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(FENCE)].map((match) => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
    before: markdown.slice(0, match.index).trimEnd().split('\n').at(-1) ?? '',
  }));
}

/** A question of the README: who asks it, and the answer printed below it. */
export interface Question {
  /** `anonymous`, or the arguments of the token command. */
  readonly caller: string;
  /** A request header it is sent with, as `name: value`. */
  readonly header: string | undefined;
  readonly query: string;
  readonly answer: string;
}

/** Every graphql block with the json block that follows it. @throws when one has no answer */
export function questionsOf(markdown: string): Question[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap(({ language, text, before }, at) => {
    if (language !== 'graphql') return [];
    const next = blocks[at + 1];
    const [, caller, header] =
      /^(?:Caller: |调用者：)`([^`]+)`(?:(?:, header |，请求头 )`([^`]+)`)?$/.exec(before) ?? [];
    if (next?.language !== 'json' || caller === undefined)
      throw new Error(`A query lacks its caller or its answer: ${text}`);
    return [{ caller, header, query: text, answer: next.text }];
  });
}

/** The document with the answers put in place of the printed ones, in order. */
export function withAnswers(markdown: string, answers: readonly string[]): string {
  let at = 0;
  return markdown.replace(FENCE, (block, language: string) =>
    language === 'json' ? `\`\`\`json\n${answers[at++] ?? ''}\n\`\`\`` : block,
  );
}

/** The cells of the rows of the tables whose first cell is a word of code, by that word. */
export function rowsOf(markdown: string): Map<string, readonly string[]> {
  return new Map(
    [...markdown.matchAll(/^\| `([A-Z][A-Z0-9_]+)` +\|(.*)\|$/gm)].map((match) => [
      match[1] ?? '',
      (match[2] ?? '').split('|').map((cell) => cell.trim()),
    ]),
  );
}
