import type { ASTNode } from 'graphql';
import type { GraphRules } from '../catalogue/graphRules';

/** One fault of the schema, at its place. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  /** The rule that found it: the name of its function. */
  readonly rule: string;
  /** A whole sentence naming what is wrong. */
  readonly message: string;
}

/** A rule of the schema: every place that breaks it. */
export type SchemaRule = (graph: GraphRules) => Finding[];

/** A rule that needs no more than the text: it holds of malformed rules too. */
export type TextRule = (input: Pick<GraphRules, 'models'>) => Finding[];

/** A finding at a node: at its name where it has one, so that descriptions are skipped. */
export function findingAt(node: ASTNode, rule: string, message: string): Finding {
  const loc = ('name' in node ? node.name?.loc : undefined) ?? node.loc;
  return {
    file: loc?.source.name ?? 'schema',
    line: loc?.startToken.line ?? 0,
    rule,
    message,
  };
}

/** As editors and terminals read it: `file:line: message [rule]`. */
export function findingText({ file, line, rule, message }: Finding): string {
  return `${file}:${line}: ${message} [${rule}]`;
}
