import { Kind, type ConstDirectiveNode, type DefinitionNode } from 'graphql';
import { supergraphDocument } from '../supergraphDocument';

/** How long answers with a field may be stored. */
export interface CacheHint {
  /** Seconds; undefined when the hint gives only the scope. */
  readonly maxAge: number | undefined;
  /** Whether the answer is for its caller alone. */
  readonly isPrivate: boolean;
}

/** The hints of a supergraph's `@cacheControl` directives. */
export interface CacheHints {
  ofField(typeName: string, fieldName: string): CacheHint | undefined;
  ofType(typeName: string): CacheHint | undefined;
}

/**
 * Reads the hints of a supergraph.
 * @throws GraphQLError when the text is not SDL
 */
export function readCacheHints(supergraphSdl: string): CacheHints {
  const hints = new Map<string, CacheHint>();
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const directive = directives.find(({ name }) => name.value === 'cacheControl');
    if (directive !== undefined) hints.set(coordinate, hintOf(directive));
  };
  for (const definition of supergraphDocument(supergraphSdl).definitions) {
    if (!isOutputType(definition)) continue;
    const type = definition.name.value;
    add(type, definition.directives);
    if ('fields' in definition)
      for (const { name, directives } of definition.fields ?? [])
        add(`${type}.${name.value}`, directives);
  }
  return {
    ofField: (type, field) => hints.get(`${type}.${field}`),
    ofType: (type) => hints.get(type),
  };
}

function isOutputType(definition: DefinitionNode) {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.UNION_TYPE_DEFINITION
  );
}

function hintOf(directive: ConstDirectiveNode): CacheHint {
  const valueOf = (name: string) =>
    directive.arguments?.find((argument) => argument.name.value === name)?.value;
  const maxAge = valueOf('maxAge');
  const scope = valueOf('scope');
  return {
    maxAge: maxAge?.kind === Kind.INT ? Math.max(0, Number(maxAge.value)) : undefined,
    isPrivate: scope?.kind === Kind.ENUM && scope.value === 'PRIVATE',
  };
}
