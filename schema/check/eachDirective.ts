import { Kind, visit, type DirectiveNode } from 'graphql';
import type { Finding, TextRule } from './finding';

/** The findings about the directives of the SDL, each checked by itself wherever it is applied. */
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
