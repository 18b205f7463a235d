import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import { creditError } from '../../schema/errors';
import { standingPlugin, type StandingPlugin } from '../execution/compiled/hotPath/standingPlugin';
import type { CallerLimits } from '../hardening/limiter/callerLimits';
import { IntrospectionSize } from './introspectionSize';
import { asksBelowRoot, asksForSchema, splitOperation } from './schemaFields';

/**
 * Refuses an operation that asks for the schema from a caller who may not read it, or has read it
 * too often, and one whose answer would be out of proportion. It runs on every request, after
 * validation: validated documents are kept and shared between callers.
 */
export function introspectionPlugin(limits: CallerLimits): StandingPlugin {
  const asks = new WeakMap<DocumentNode, boolean>();
  const below = new WeakMap<OperationDefinitionNode, boolean>();
  const isBelowRoot = (document: DocumentNode, operation: OperationDefinitionNode) => {
    let answer = below.get(operation);
    if (answer === undefined) below.set(operation, (answer = asksBelowRoot(document, operation)));
    return answer;
  };
  let size: IntrospectionSize | undefined;
  return standingPlugin(
    {
      didResolveOperation({ contextValue, document, operation, request }) {
        let answer = asks.get(document);
        if (answer === undefined) asks.set(document, (answer = asksForSchema(document)));
        if (!answer) return;
        const { mayIntrospect, caller, client } = contextValue;
        if (!mayIntrospect) throw creditError('INVALID_OPERATION');
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
    },
    async () => ({
      schemaDidLoadOrUpdate({ apiSchema }) {
        size = new IntrospectionSize(apiSchema);
      },
    }),
  );
}

function belowRoot(): GraphQLError {
  return creditError(
    'INVALID_OPERATION',
    '__schema and __type can be asked only at the root of a query; move them there.',
  );
}

function tooLarge(): GraphQLError {
  return creditError(
    'OPERATION_TOO_EXPENSIVE',
    'The answer would be more than twice as large as the whole schema; ask for fewer parts of it at once.',
  );
}
