import { Kind, visit, type DirectiveNode } from 'graphql';
import type { Finding, TextRule } from './finding';

/** What is wrong with the directives of the SDL, each judged by itself wherever it stands. */
export function eachDirective(
  { models }: Parameters<TextRule>[0],
  faultsOf: (directive: DirectiveNode) => readonly Finding[],
): Finding[] {
  return models.flatMap(({ definitions }) => {
    const findings: Finding[] = [];
    visit(
      { kind: Kind.DOCUMENT, definitions },
      { Directive: (node) => void findings.push(...faultsOf(node)) },
    );
    return findings;
  });
}
