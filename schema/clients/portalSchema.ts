import { filterSchema, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import type { GraphRules } from '../catalogue/graphRules';
import { ruleOf, type Rule } from '../policy/rule';

/**
 * The part of the API schema that an anonymous portal may use: the fields and arguments that some
 * anonymous caller can be allowed, and the types that remain reachable from them. It follows from
 * `@access` alone, so that it cannot promise more than the rules.
 */
export function portalSchema(schema: GraphQLSchema, graph: GraphRules): GraphQLSchema {
  const isField = (type: string, field: string): boolean =>
    graph.possibleTypes(type).some((object) => admitsAnonymous(graph.fieldRule(object, field)));
  const narrowed = filterSchema({
    schema,
    rootFieldFilter: (operation, field) => isField(operation, field ?? ''),
    objectFieldFilter: (type, field) => isField(type, field),
    interfaceFieldFilter: (type, field) => isField(type, field),
    argumentFilter: (type, field, argument) =>
      field === undefined ||
      graph.sources(type ?? '', field).every(({ field: { arguments: declared } }) => {
        const node = declared?.find(({ name }) => name.value === argument);
        const rule = ruleOf(node?.directives);
        return rule === undefined || admitsAnonymous(rule);
      }),
  });
  return pruneSchema(narrowed);
}

/** Whether a rule has an alternative without a term that only logged-in callers satisfy. */
function admitsAnonymous(rule: Rule | undefined): boolean {
  return rule?.some((terms) => terms.every((term) => term === 'public')) ?? false;
}
