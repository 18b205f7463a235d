import { Kind, type ConstDirectiveNode } from 'graphql';
import { supergraphDocument } from '../../supergraphDocument';
import { eachTypedObject } from '../../execution/answerValues';
import type { CountedEntities } from '../../permissions/collectFields';

/**
 * The entities to count: the implementations of every interface that is itself an entity with a
 * single-field key. They are the subjects of a register; no type is named here.
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

/** The keys of the counted entities in a response; each object has its `__typename`. */
export function subjectsIn(data: unknown, { types, key }: CountedEntities): Set<string> {
  const found = new Set<string>();
  eachTypedObject(data, (typename, { [key]: id }) => {
    if (types.has(typename) && typeof id === 'string') found.add(id);
  });
  return found;
}
