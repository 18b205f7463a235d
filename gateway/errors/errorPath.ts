import type { DocumentNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { fieldsIn, responseNameOf } from '../../schema/selections/eachField';
import { fragmentsOf } from '../../schema/selections/fragmentsOf';
import type { Position } from './positions';

export type Path = readonly (string | number)[];

/** A path of the client's operation. */
export interface ClientPath {
  /** Response names, and `@` for every list on the way. */
  readonly path: readonly string[];
  /** The positions in these lists; undefined when they are not all known. */
  readonly position: Position | undefined;
}

/**
 * Converts an error's path to one that the client can follow. The path ends where it leaves the
 * client's operation, because a field that was fetched only for `@requires` is not part of it.
 */
export function clientPath(
  path: Path,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ClientPath {
  const fragments = fragmentsOf(document);
  const names: string[] = [];
  const position: number[] = [];
  let isKnown = true;
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  for (const step of path) {
    if (typeof step === 'number' || step.startsWith('@')) {
      names.push('@');
      if (typeof step === 'number') position.push(step);
      else isKnown = false;
      continue;
    }
    const fields = fieldsIn(sets, { fragments }).filter((field) => responseNameOf(field) === step);
    if (fields.length === 0) break;
    names.push(step);
    sets = fields.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return { path: names, position: isKnown ? position : undefined };
}
