import { Kind, type ValidationRule } from 'graphql';
import { supergraphDocument } from '../supergraphDocument';
import { creditError } from '../../schema/errors';

/** The names of the fields that are keys, by the name of the entity type or interface. */
export function keysByType(supergraphSdl: string): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = new Map<string, Set<string>>();
  for (const definition of supergraphDocument(supergraphSdl).definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    )
      continue;
    for (const directive of definition.directives ?? []) {
      const key = directive.arguments?.find(({ name }) => name.value === 'key')?.value;
      if (directive.name.value !== 'join__type' || key?.kind !== Kind.STRING) continue;
      const names = keys.get(definition.name.value) ?? new Set<string>();
      for (const name of key.value.match(/\w+/g) ?? []) names.add(name);
      keys.set(definition.name.value, names);
    }
  }
  return keys;
}

/**
 * Refuses an alias that is the name of an entity's key for another field (`id: employer`). The
 * planner selects keys under their own names beside the client's fields, takes what stands there
 * for the key, and fails; and whoever counts entities by their keys would count wrong.
 */
export function keyAliasRule(keys: ReadonlyMap<string, ReadonlySet<string>>): ValidationRule {
  return (context) => ({
    Field({ alias, name }) {
      if (alias === undefined || alias.value === name.value) return;
      const parent = context.getParentType();
      if (!parent || !keys.get(parent.name)?.has(alias.value)) return;
      context.reportError(
        creditError(
          'INVALID_OPERATION',
          `The alias ${alias.value} is the name of a key; choose another.`,
        ),
      );
    },
  });
}
