import { Kind, visit, type DocumentNode, type FieldNode } from 'graphql';
import { responseNameOf } from '../../../schema/selections/eachField';
import { callOf } from './calls';
import type { TakenNames } from './takenNames';

/** A document without conflicts between its response names and the planner's calls. */
export interface RenamedDocument {
  readonly document: DocumentNode;
  /** The client's response names, by those in `document`. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Renames calls of a document to unused response names.
 * @param taken the calls to rename, by their response name; no set is empty
 * @param reserved names that must not be used
 */
export function renameCalls(
  document: DocumentNode,
  taken: TakenNames,
  reserved: { has(name: string): boolean },
): RenamedDocument {
  const used = new Set<string>();
  visit(document, { Field: (node) => void used.add(responseNameOf(node)) });
  const names = new Map<string, string>();
  const newNames = new Map<string, string>();
  for (const [name, calls] of taken) {
    for (const call of calls) {
      const newName = unusedName(name, (each) => used.has(each) || reserved.has(each));
      used.add(newName);
      names.set(newName, name);
      newNames.set(`${name}: ${call}`, newName);
    }
  }
  const renamed = visit(document, {
    Field(node): FieldNode | undefined {
      const newName = newNames.get(`${responseNameOf(node)}: ${callOf(node)}`);
      return newName === undefined
        ? undefined
        : { ...node, alias: { kind: Kind.NAME, value: newName } };
    },
  });
  return { document: renamed, names };
}

/** A new name never begins with underscores: GraphQL reserves such names. */
function unusedName(name: string, isUsed: (name: string) => boolean): string {
  const stem = name.replace(/^_+/, '');
  let at = 0;
  while (isUsed(`${stem}__${at}`)) at++;
  return `${stem}__${at}`;
}
