import { Kind, type ConstDirectiveNode } from 'graphql';
import { compositeDefinitions } from './fieldSets';

/** The interfaces that some subgraph defines as an object type (`@interfaceObject`). */
export function interfaceObjects(supergraphSdl: string): ReadonlySet<string> {
  const names = compositeDefinitions(supergraphSdl).flatMap(({ kind, name, directives = [] }) =>
    kind === Kind.INTERFACE_TYPE_DEFINITION && directives.some(isInterfaceObject)
      ? [name.value]
      : [],
  );
  return new Set(names);
}

function isInterfaceObject({ name, arguments: args = [] }: ConstDirectiveNode): boolean {
  return (
    name.value === 'join__type' &&
    args.some(
      ({ name: { value: argument }, value }) =>
        argument === 'isInterfaceObject' && value.kind === Kind.BOOLEAN && value.value,
    )
  );
}
