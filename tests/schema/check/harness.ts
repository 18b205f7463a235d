import { Source } from 'graphql';
import { GraphRules } from '../../../schema/catalogue/graphRules';
import { subgraphModel, type SubgraphModel } from '../../../schema/catalogue/subgraphModel';
import { findingText, type Finding, type TextRule } from '../../../schema/check/finding';

/** Subgraphs by name; a single text is a subgraph called `a`. */
export type Subgraphs = string | Readonly<Record<string, string>>;

export function models(subgraphs: Subgraphs): SubgraphModel[] {
  const named = typeof subgraphs === 'string' ? { a: subgraphs } : subgraphs;
  return Object.entries(named).map(([name, sdl]) =>
    subgraphModel(name, [new Source(sdl.trim(), `${name}.graphql`)]),
  );
}

/** The two expectations of a rule: no findings, or these findings (`file:line: sentence`). */
export function expectations(rule: (graph: GraphRules) => Finding[]) {
  const found = (subgraphs: Subgraphs) =>
    rule(new GraphRules(models(subgraphs))).map((finding) =>
      findingText(finding).replace(` [${rule.name}]`, ''),
    );
  return {
    expectValid: (subgraphs: Subgraphs) => expect(found(subgraphs)).toEqual([]),
    expectFindings: (subgraphs: Subgraphs, findings: readonly string[]) =>
      expect(found(subgraphs)).toEqual(findings),
  };
}

/** The same for a rule that reads only the text, and so may get malformed rules. */
export function textExpectations(rule: TextRule) {
  const found = (subgraphs: Subgraphs) =>
    rule({ models: models(subgraphs) }).map((finding) =>
      findingText(finding).replace(` [${rule.name}]`, ''),
    );
  return {
    expectValid: (subgraphs: Subgraphs) => expect(found(subgraphs)).toEqual([]),
    expectFindings: (subgraphs: Subgraphs, findings: readonly string[]) =>
      expect(found(subgraphs)).toEqual(findings),
  };
}
