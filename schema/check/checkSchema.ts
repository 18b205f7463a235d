import { GraphRules } from '../catalogue/graphRules';
import type { SubgraphModel } from '../catalogue/subgraphModel';
import { consentSpelledOut } from './consentSpelledOut';
import { directivesCarried } from './directivesCarried';
import { everythingClassified } from './everythingClassified';
import { everythingDescribed } from './everythingDescribed';
import { filtersNotWeaker } from './filtersNotWeaker';
import { findingText, type Finding, type SchemaRule } from './finding';
import { formsFit } from './formsFit';
import { guardedFieldsNullable } from './guardedFieldsNullable';
import { keysOpaque } from './keysOpaque';
import { knownTerms } from './knownTerms';
import { masksFit } from './masksFit';
import { noRuleOnInterface } from './noRuleOnInterface';
import { nothingForbidden } from './nothingForbidden';
import { overrideKeepsRule } from './overrideKeepsRule';
import { purposesInOffice } from './purposesInOffice';
import { requiresNotWeaker } from './requiresNotWeaker';
import { sameRuleOnCopies } from './sameRuleOnCopies';

/** Every rule that the schema must satisfy. */
const SCHEMA_RULES: readonly SchemaRule[] = [
  everythingDescribed,
  everythingClassified,
  guardedFieldsNullable,
  noRuleOnInterface,
  sameRuleOnCopies,
  requiresNotWeaker,
  filtersNotWeaker,
  overrideKeepsRule,
  masksFit,
  keysOpaque,
  nothingForbidden,
  purposesInOffice,
  consentSpelledOut,
  (graph) => formsFit(graph),
];

/**
 * All findings of all rules on a set of subgraphs, ordered by file and line. A finding in a shared
 * file is listed once.
 */
export function checkSchema(models: readonly SubgraphModel[]): Finding[] {
  const wellFormed = [...knownTerms({ models }), ...directivesCarried({ models })];
  return inOrder([...wellFormed, ...rulesFindings(models, wellFormed)]);
}

/** Malformed rules cannot be compared: then the result has only the findings about their form. */
function rulesFindings(models: readonly SubgraphModel[], wellFormed: readonly Finding[]) {
  try {
    const graph = new GraphRules(models);
    return SCHEMA_RULES.flatMap((rule) => rule(graph));
  } catch (error) {
    if (error instanceof TypeError && wellFormed.length > 0) return [];
    throw error;
  }
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const once = new Map(findings.map((finding) => [findingText(finding), finding]));
  return [...once.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line,
  );
}
