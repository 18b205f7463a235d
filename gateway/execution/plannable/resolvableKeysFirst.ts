import { Kind, print, type ConstDirectiveNode } from 'graphql';
import { supergraphDocument } from '../../supergraphDocument';
import { stringArgument } from './fieldSets';

/**
 * Reorders a supergraph so that each subgraph's resolvable keys of a type precede its unresolvable
 * keys (`resolvable: false`). Planner 2.14.4 returns to a subgraph, with the fields for
 * `@requires`, by the first key that it can read, without checking whether the subgraph resolves
 * the key.
 * @returns the same text if the order is already correct
 */
export function resolvableKeysFirst(supergraphSdl: string): string {
  const document = supergraphDocument(supergraphSdl);
  let changed = false;
  const definitions = document.definitions.map((definition) => {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    )
      return definition;
    const keys = definition.directives?.filter(isKey) ?? [];
    if (!keys.some((key, index) => isMisplaced(key, keys.slice(0, index)))) return definition;
    changed = true;
    const others = definition.directives?.filter((directive) => !keys.includes(directive)) ?? [];
    const [resolvable, unresolvable] = [keys.filter(isResolvable), keys.filter(isUnresolvable)];
    return { ...definition, directives: [...resolvable, ...unresolvable, ...others] };
  });
  return changed ? print({ ...document, definitions }) : supergraphSdl;
}

function isMisplaced(key: ConstDirectiveNode, before: readonly ConstDirectiveNode[]): boolean {
  const graph = graphOf(key);
  return isResolvable(key) && before.some((one) => isUnresolvable(one) && graphOf(one) === graph);
}

function graphOf(key: ConstDirectiveNode): string | undefined {
  const value = key.arguments?.find(({ name }) => name.value === 'graph')?.value;
  return value?.kind === Kind.ENUM ? value.value : undefined;
}

const isKey = (directive: ConstDirectiveNode) =>
  directive.name.value === 'join__type' && stringArgument(directive, 'key') !== undefined;

const isResolvable = (key: ConstDirectiveNode) => !isUnresolvable(key);

function isUnresolvable(key: ConstDirectiveNode): boolean {
  const value = key.arguments?.find(({ name }) => name.value === 'resolvable')?.value;
  return value?.kind === Kind.BOOLEAN && !value.value;
}
