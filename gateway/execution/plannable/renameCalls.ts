import { Kind, visit, type DocumentNode, type FieldNode } from 'graphql';
import { responseNameOf } from '../../../schema/selections/eachField';
import { callOf } from './calls';
import type { TakenNames } from './takenNames';

/** A document whose selections leave the planner's names alone. */
export interface RenamedDocument {
  readonly document: DocumentNode;
  /** The client's response name, by the one in `document`. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Gives calls of a document response names that nothing else has.
 * @param taken the calls, by the response name they have; none of them empty
 * @param reserved names that are never given
 */
export function renameCalls(
  document: DocumentNode,
  taken: TakenNames,
  reserved: { has(name: string): boolean },
): RenamedDocument {
  const used = new Set<string>();
  visit(document, { Field: (node) => void used.add(responseNameOf(node)) });
  const names = new Map<string, string>();
  const given = new Map<string, string>();
  for (const [name, calls] of taken) {
    for (const call of calls) {
      const fresh = freshName(name, (each) => used.has(each) || reserved.has(each));
      used.add(fresh);
      names.set(fresh, name);
      given.set(`${name}: ${call}`, fresh);
    }
  }
  const renamed = visit(document, {
    Field(node): FieldNode | undefined {
      const fresh = given.get(`${responseNameOf(node)}: ${callOf(node)}`);
      return fresh === undefined
        ? undefined
        : { ...node, alias: { kind: Kind.NAME, value: fresh } };
    },
  });
  return { document: renamed, names };
}

/** No name given begins with underscores: those are GraphQL's own. */
function freshName(name: string, isUsed: (name: string) => boolean): string {
  const stem = name.replace(/^_+/, '');
  let at = 0;
  while (isUsed(`${stem}__${at}`)) at++;
  return `${stem}__${at}`;
}
