import { BREAK, visit, type DocumentNode } from 'graphql';
import { creditError } from '../../schema/errors';
import { standingPlugin, type StandingPlugin } from '../execution/compiled/hotPath/standingPlugin';

/**
 * Refuses an operation that asks for the schema from a caller who may not read it. It runs on
 * every request, after validation: validated documents are kept and shared between callers.
 */
export function introspectionPlugin(): StandingPlugin {
  const asks = new WeakMap<DocumentNode, boolean>();
  return standingPlugin({
    didResolveOperation({ contextValue, document }) {
      if (contextValue.mayIntrospect) return;
      let answer = asks.get(document);
      if (answer === undefined) asks.set(document, (answer = asksForSchema(document)));
      if (answer) throw creditError('INVALID_OPERATION');
    },
  });
}

function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name: { value } }) {
      if (value !== '__schema' && value !== '__type') return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}
