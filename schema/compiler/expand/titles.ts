import type { ASTNode } from 'graphql';
import type { BilingualTitle as Title } from '../../shortTitle';
import { SourceError } from './sourceError';

export type { BilingualTitle as Title } from '../../shortTitle';

/**
 * Splits a `中文|English` argument into the two languages.
 * @throws SourceError when it does not have exactly two parts
 */
export function titleOf(node: ASTNode, text: string): Title {
  const [zh = '', en = '', ...more] = text.split('|').map((part) => part.trim());
  if (zh === '' || en === '' || more.length > 0) {
    throw new SourceError(node, `"${text}" must be 中文|English.`);
  }
  return { zh, en };
}

/** A description: the Chinese sentence, then the English one. */
export function sentences({ zh, en }: Title): string {
  return `${zh}。${en.charAt(0).toUpperCase()}${en.slice(1)}.`;
}

/** Description of a Connection. */
export function pageSentence({ zh, en }: Title): string {
  return sentences({ zh: `${zh}连接`, en: `a page of ${en}` });
}

/** Description of an Edge. */
export function edgeSentence({ zh, en }: Title): string {
  return sentences({ zh: `${zh}条目`, en: `one of ${en}, with its cursor` });
}

/** Description of a search, when the source gives no note. */
export function searchSentence({ zh, en }: Title): string {
  return sentences({ zh: `检索${zh}`, en: `searches ${en}` });
}

/** Description of a subject's list, when the source gives no note. */
export function listSentence({ zh, en }: Title): string {
  return sentences({ zh: `${zh}，由近到远`, en: `${en}, latest first` });
}
