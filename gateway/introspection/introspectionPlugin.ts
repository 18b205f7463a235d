import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import { creditError } from '../../schema/errors';
import type { CallerLimits } from '../limits/limiter/callerLimits';
import type { GatewayPlugin } from '../plugin';
import { introspectionExecutor } from './introspectionExecutor';
import { IntrospectionSize } from './introspectionSize';
import { asksBelowRoot, asksForSchema, splitOperation } from './schemaFields';

/**
 * Answers introspection. Refuses an operation from a caller who may not read the schema or has read
 * it too often, and one whose response would be disproportionately large. It checks every request
 * after validation, because validated documents are cached and shared between callers.
 */
export function introspectionPlugin(limits: CallerLimits): GatewayPlugin {
  const hasIntrospection = new WeakMap<DocumentNode, boolean>();
  const below = new WeakMap<OperationDefinitionNode, boolean>();
  const isBelowRoot = (document: DocumentNode, operation: OperationDefinitionNode) => {
    let answer = below.get(operation);
    if (answer === undefined) below.set(operation, (answer = asksBelowRoot(document, operation)));
    return answer;
  };
  let size: IntrospectionSize | undefined;
  return {
    load: ({ schema }) => void (size = new IntrospectionSize(schema)),
    didResolveOperation({ contextValue, document, operation, request }) {
      let isIntrospection = hasIntrospection.get(document);
      if (isIntrospection === undefined)
        hasIntrospection.set(document, (isIntrospection = asksForSchema(document)));
      if (!isIntrospection) return;
      const { mayIntrospect, caller, client } = contextValue;
      if (!mayIntrospect) throw closed();
      if (operation === undefined) return;
      if (isBelowRoot(document, operation)) throw belowRoot();
      const split = splitOperation(document, operation);
      if (split === null) return;
      const check = (refused: GraphQLError | undefined) => {
        if (refused) throw refused;
        if (size?.fits(split, request.variables ?? {}) === false) throw tooLarge();
      };
      const spent = limits.introspect(caller, client?.quotas);
      if (spent instanceof Promise) return spent.then(check);
      return check(spent);
    },
    wrapExecutor: introspectionExecutor,
  };
}

/** The schema names nothing here, so callers without access to it may read why. */
function closed(): GraphQLError {
  return creditError(
    'INVALID_OPERATION',
    'Introspection requires an access token; send one in the header authorization.',
  );
}

function belowRoot(): GraphQLError {
  return creditError(
    'INVALID_OPERATION',
    '__schema and __type can be selected only at the root of a query; move them there.',
  );
}

function tooLarge(): GraphQLError {
  return creditError(
    'OPERATION_TOO_EXPENSIVE',
    'The answer would be more than twice as large as the whole schema; request fewer parts of it.',
  );
}
