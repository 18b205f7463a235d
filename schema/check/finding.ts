import type { ASTNode } from 'graphql';
import type { GraphRules } from '../catalogue/graphRules';

/** One violation of a schema rule, with its position. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  /** The rule that reports it: the name of its function. */
  readonly rule: string;
  /** A whole sentence that names the fault. */
  readonly message: string;
}

/** A rule of the schema: returns every violation of it. */
export type SchemaRule = (graph: GraphRules) => Finding[];

/** A rule that reads only the text, so that it also applies when access rules are malformed. */
export type TextRule = (input: Pick<GraphRules, 'models'>) => Finding[];

/**
 * A finding at a node: at its name when it has one, because the node begins with its description.
 */
export function findingAt(node: ASTNode, rule: string, message: string): Finding {
  const loc = ('name' in node ? node.name?.loc : undefined) ?? node.loc;
  return {
    file: loc?.source.name ?? 'schema',
    line: loc?.startToken.line ?? 0,
    rule,
    message,
  };
}

/** The format that editors and terminals understand: `file:line: message [rule]`. */
export function findingText({ file, line, rule, message }: Finding): string {
  return `${file}:${line}: ${message} [${rule}]`;
}
