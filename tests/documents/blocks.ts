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

/** A query of a document: its caller, and the response printed below it. */
export interface Question {
  /** `anonymous`, or the arguments of the token command. */
  readonly caller: string;
  /** A request header of the query, as `name: value`. */
  readonly header: string | undefined;
  readonly query: string;
  readonly answer: string;
}

/** The end of a line that names the caller of a query. */
const CALLER = /(?:Caller: |调用方：)`([^`]+)`(?:(?:, header |，请求头 )`([^`]+)`)?$/;

/**
 * Pairs every json block, as the response, with the graphql block before it. The line before one of
 * the two names the caller; it is before the response when several callers send one query.
 * @throws Error when a query has no response, or a response no caller
 */
export function questionsOf(markdown: string): Question[] {
  const blocks = blocksOf(markdown);
  const questions: Question[] = [];
  let query: Block | undefined;
  let answered = true;
  for (const block of blocks) {
    if (block.language === 'graphql') {
      if (!answered) throw new Error(`A query lacks its answer: ${query?.text}`);
      query = block;
      answered = false;
    }
    if (block.language !== 'json' || query === undefined) continue;
    const [, caller, header] = CALLER.exec(block.before) ?? CALLER.exec(query.before) ?? [];
    if (caller === undefined) throw new Error(`A query lacks its caller: ${query.text}`);
    questions.push({ caller, header, query: query.text, answer: block.text });
    answered = true;
  }
  if (!answered) throw new Error(`A query lacks its answer: ${query?.text}`);
  return questions;
}

/** The document with its printed responses replaced, in order. */
export function withAnswers(markdown: string, answers: readonly string[]): string {
  let at = 0;
  return markdown.replace(FENCE, (block, language: string) =>
    language === 'json' ? `\`\`\`json\n${answers[at++] ?? ''}\n\`\`\`` : block,
  );
}

/** The cells of table rows whose first cell is a word of code, by that word. */
export function rowsOf(markdown: string): Map<string, readonly string[]> {
  return new Map(
    [...markdown.matchAll(/^\| `([A-Z][A-Z0-9_]+)` +\|(.*)\|$/gm)].map((match) => [
      match[1] ?? '',
      (match[2] ?? '').split('|').map((cell) => cell.trim()),
    ]),
  );
}
