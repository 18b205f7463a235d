import type { DocumentNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { fieldsIn, responseNameOf } from '../../schema/selections/eachField';
import { fragmentsOf } from '../../schema/selections/fragmentsOf';

export type Path = readonly (string | number)[];

/**
 * Converts an error's path to one that the client can follow. List positions become `@`, because
 * the gateway's positions are wrong for entities fetched over mixed lists. The path ends where it
 * leaves the client's operation, because a field that was fetched only for `@requires` is not part
 * of it.
 */
export function clientPath(
  path: Path,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): string[] {
  const fragments = fragmentsOf(document);
  const result: string[] = [];
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  for (const step of path) {
    if (typeof step === 'number' || step.startsWith('@')) {
      result.push('@');
      continue;
    }
    const fields = fieldsIn(sets, { fragments }).filter((field) => responseNameOf(field) === step);
    if (fields.length === 0) break;
    result.push(step);
    sets = fields.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return result;
}
