import { Kind, parse, type SelectionSetNode } from 'graphql';
import { supergraphDocument } from '../../supergraphDocument';

/** What `@requires` fetches beside a field, by the field's coordinate: one set for each subgraph. */
export type RequiredFields = ReadonlyMap<string, readonly SelectionSetNode[]>;

/** Reads `@requires` out of a supergraph. */
export function readRequiredFields(supergraphSdl: string): RequiredFields {
  const required = new Map<string, SelectionSetNode[]>();
  for (const definition of supergraphDocument(supergraphSdl).definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    )
      continue;
    for (const field of definition.fields ?? []) {
      for (const directive of field.directives ?? []) {
        const value = directive.arguments?.find(({ name }) => name.value === 'requires')?.value;
        if (directive.name.value !== 'join__field' || value?.kind !== Kind.STRING) continue;
        const coordinate = `${definition.name.value}.${field.name.value}`;
        const sets = required.get(coordinate) ?? [];
        sets.push(fieldSet(value.value));
        required.set(coordinate, sets);
      }
    }
  }
  return required;
}

function fieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('A field set is none.');
  return operation.selectionSet;
}
