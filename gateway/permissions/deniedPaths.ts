import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type OperationScope } from './collectFields';
import { childPath, itemPath, type NormalPath } from './paths';
import type { Verdicts } from './verdicts';

/** A path of the operation that its caller may not read, for any data. */
export interface DeniedPath {
  readonly path: NormalPath;
  /** Number of selections merged at the path. */
  readonly count: number;
  /** Whether some object types at this path allow it. */
  readonly partial: boolean;
  /** Reason of the denial, where it may be revealed. */
  readonly lacking: string | undefined;
}

/** Object types, and the selections on them. */
interface Group {
  readonly of: string;
  readonly types: readonly GraphQLObjectType[];
  readonly sets: readonly SelectionSetNode[];
}

interface Found {
  denied: number;
  lacking: string | undefined;
  allowed: boolean;
  readonly inside: Group[];
  readonly listed: string;
}

/**
 * The paths that are denied before any data is known. A response key that merges several selections
 * (for example fragments on different types) is denied as a whole only when all of them are denied.
 */
export function deniedPaths(
  scope: OperationScope,
  verdicts: Verdicts,
  root: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): DeniedPath[] {
  const denied: DeniedPath[] = [];
  const walk = (groups: readonly Group[], parent: NormalPath): void => {
    const keys = new Map<string, Found>();
    for (const { types, sets } of groups) {
      for (const type of types) {
        for (const [key, nodes] of collectFields(scope, type, sets)) {
          const name = nodes[0]!.name.value;
          const output = type.getFields()[name]?.type;
          if (output === undefined || name.startsWith('__')) continue;
          let found = keys.get(key);
          if (found === undefined) {
            found = {
              denied: 0,
              lacking: undefined,
              allowed: false,
              inside: [],
              listed: listMarks(output),
            };
            keys.set(key, found);
          }
          if (nodes.every((node) => verdicts.of(type, node) === false)) {
            found.denied = Math.max(found.denied, nodes.length);
            found.lacking ??= verdicts.lacking(type, nodes[0]!);
          } else {
            found.allowed = true;
            addGroup(found.inside, scope, output, nodes);
          }
        }
      }
    }
    for (const [key, found] of keys) {
      const path = childPath(parent, key);
      const { denied: count, lacking, allowed: partial } = found;
      if (count > 0) denied.push({ path, count, partial, lacking });
      if (found.inside.length > 0) walk(found.inside, path + found.listed);
    }
  };
  walk([{ of: root.name, types: [root], sets: [selectionSet] }], '');
  return denied;
}

function addGroup(
  groups: Group[],
  scope: OperationScope,
  output: GraphQLOutputType,
  nodes: readonly FieldNode[],
): void {
  const named = getNamedType(output);
  if (!isCompositeType(named)) return;
  const sets = nodes.flatMap((node) => node.selectionSet ?? []);
  const known = groups.some(
    (group) =>
      group.of === named.name &&
      group.sets.length === sets.length &&
      group.sets.every((set, index) => set === sets[index]),
  );
  if (known) return;
  const types = isObjectType(named) ? [named] : scope.schema.getPossibleTypes(named);
  groups.push({ of: named.name, types, sets });
}

/** `.@` for each level of list nesting of a type. */
function listMarks(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return listMarks(type.ofType);
  return isListType(type) ? itemPath('') + listMarks(type.ofType) : '';
}
