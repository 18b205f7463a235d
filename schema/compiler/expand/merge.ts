import {
  Kind,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  type ASTNode,
  type DefinitionNode,
  type NameNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import { SourceError } from './sourceError';

/**
 * Joins every extension to the type it extends, in the order of the definitions.
 * @param isLater whether a type of this name is generated later; its extensions are left as they are
 * @throws SourceError when a type, field or value is declared twice, or the extended type does not
 *   exist
 */
export function merged(
  definitions: readonly DefinitionNode[],
  isLater: (name: string) => boolean = () => false,
): DefinitionNode[] {
  const types = new Map<string, TypeDefinitionNode>();
  const extensions = new Map<string, TypeExtensionNode[]>();
  for (const definition of definitions) {
    if (isTypeDefinitionNode(definition)) {
      once(types, definition, definition.name.value);
      types.set(definition.name.value, definition);
    } else if (isTypeExtensionNode(definition)) {
      const name = definition.name.value;
      extensions.set(name, [...(extensions.get(name) ?? []), definition]);
    }
  }
  for (const [name, [first]] of extensions) {
    if (!types.has(name) && first && !isLater(name))
      throw new SourceError(first, `${name} is extended, not defined.`);
  }
  return definitions.flatMap((definition): DefinitionNode[] => {
    if (isTypeExtensionNode(definition))
      return types.has(definition.name.value) ? [] : [definition];
    if (!isTypeDefinitionNode(definition)) return [definition];
    const whole = (extensions.get(definition.name.value) ?? []).reduce(joined, definition);
    refuseDuplicates(whole);
    return [whole];
  });
}

function joined(type: TypeDefinitionNode, extension: TypeExtensionNode): TypeDefinitionNode {
  if (extension.kind.replace('Extension', 'Definition') !== String(type.kind)) {
    throw new SourceError(extension, `${type.name.value} is extended as another kind of type.`);
  }
  const directives = [...(type.directives ?? []), ...(extension.directives ?? [])];
  // The kinds are equal; each branch repeats the check for the compiler.
  if (type.kind === Kind.OBJECT_TYPE_DEFINITION && extension.kind === Kind.OBJECT_TYPE_EXTENSION) {
    return { ...type, directives, ...fieldsAndInterfaces(type, extension) };
  }
  if (
    type.kind === Kind.INTERFACE_TYPE_DEFINITION &&
    extension.kind === Kind.INTERFACE_TYPE_EXTENSION
  ) {
    return { ...type, directives, ...fieldsAndInterfaces(type, extension) };
  }
  if (
    type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION &&
    extension.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION
  ) {
    return { ...type, directives, fields: [...(type.fields ?? []), ...(extension.fields ?? [])] };
  }
  if (type.kind === Kind.ENUM_TYPE_DEFINITION && extension.kind === Kind.ENUM_TYPE_EXTENSION) {
    return { ...type, directives, values: [...(type.values ?? []), ...(extension.values ?? [])] };
  }
  if (type.kind === Kind.UNION_TYPE_DEFINITION && extension.kind === Kind.UNION_TYPE_EXTENSION) {
    return { ...type, directives, types: [...(type.types ?? []), ...(extension.types ?? [])] };
  }
  return { ...type, directives };
}

interface Composite<F, I> {
  readonly fields?: readonly F[];
  readonly interfaces?: readonly I[];
}

function fieldsAndInterfaces<F, I>(type: Composite<F, I>, extension: Composite<F, I>) {
  return {
    fields: [...(type.fields ?? []), ...(extension.fields ?? [])],
    interfaces: [...(type.interfaces ?? []), ...(extension.interfaces ?? [])],
  };
}

function refuseDuplicates(type: TypeDefinitionNode): void {
  const members: (ASTNode & { name: NameNode })[] = [];
  if ('fields' in type) members.push(...(type.fields ?? []));
  if ('values' in type) members.push(...(type.values ?? []));
  const seen = new Set<string>();
  for (const member of members) {
    once(seen, member, member.name.value, `${type.name.value}.${member.name.value}`);
    seen.add(member.name.value);
  }
}

function once(
  seen: { has(name: string): boolean },
  node: ASTNode,
  name: string,
  coordinate = name,
): void {
  if (seen.has(name)) throw new SourceError(node, `${coordinate} is declared twice.`);
}
