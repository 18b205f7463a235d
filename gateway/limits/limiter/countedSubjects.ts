import { Kind, type ConstDirectiveNode } from 'graphql';
import { supergraphDocument } from '../../supergraphDocument';
import { eachTypedObject } from '../../execution/answerValues';
import type { CountedEntities } from '../../permissions/collectFields';

/**
 * Which entities are counted: the implementations of every interface that is itself an entity
 * with a key of one field. They are what a register is about, and nothing here names them.
 * @returns undefined when the supergraph has no such interface
 */
export function countedSubjects(supergraphSdl: string): CountedEntities | undefined {
  const document = supergraphDocument(supergraphSdl);
  const keys = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const key = definition.directives?.map(keyOf).find((one) => one !== undefined);
    if (key !== undefined) keys.set(definition.name.value, key);
  }
  const [key] = keys.values();
  if (key === undefined) return undefined;
  const interfaces = new Set([...keys].filter(([, own]) => own === key).map(([name]) => name));
  const types = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.interfaces?.some(({ name }) => interfaces.has(name.value))
      ? [definition.name.value]
      : [],
  );
  return types.length > 0 ? { types: new Set(types), key } : undefined;
}

function keyOf(directive: ConstDirectiveNode): string | undefined {
  if (directive.name.value !== 'join__type') return undefined;
  const value = directive.arguments?.find(({ name }) => name.value === 'key')?.value;
  return value?.kind === Kind.STRING && /^\w+$/.test(value.value) ? value.value : undefined;
}

/** The keys of the counted entities in an answer; each has its `__typename` beside it. */
export function subjectsIn(data: unknown, { types, key }: CountedEntities): Set<string> {
  const found = new Set<string>();
  eachTypedObject(data, (typename, { [key]: id }) => {
    if (types.has(typename) && typeof id === 'string') found.add(id);
  });
  return found;
}
