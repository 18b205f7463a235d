import {
  baseType,
  isEnumType,
  isObjectType,
  isScalarType,
  type FieldSelection,
  type Schema,
} from '@apollo/federation-internals';
import { isEnumType as isGraphQLEnum, type FieldNode, type GraphQLSchema } from 'graphql';
import { selectedFields } from '../projection/selectedFields';
import { fetchedFor } from './fetchedFor';

/** A field whose value in a subgraph's valid result is already the value for the client. */
export interface PlainField {
  /** Whether the value contains a `__typename`. */
  readonly hasTypename: boolean;
}

/**
 * Finds the fields that need no shaping if the subgraph's result is valid: the client selects the
 * same keys as the fetch, in the same order, on objects whose type follows from the schema, and
 * every enum value is part of the API schema.
 */
export class PlainFields {
  private readonly schema: Schema;
  private readonly supergraph: GraphQLSchema;

  constructor(schema: Schema, supergraph: GraphQLSchema) {
    this.schema = schema;
    this.supergraph = supergraph;
  }

  /** @returns undefined for a field that needs shaping */
  of(node: FieldNode, { element, selectionSet }: FieldSelection): PlainField | undefined {
    const type = element.definition.type && baseType(element.definition.type);
    if (type === undefined || element.name !== node.name.value) return undefined;
    if (isScalarType(type)) return { hasTypename: false };
    if (isEnumType(type))
      return this.hasPublicValues(type.name) ? { hasTypename: false } : undefined;
    if (!isObjectType(type) || !selectionSet || !node.selectionSet) return undefined;
    const sent = fetchedFor(node.selectionSet, type, this.schema);
    const selected = selectedFields(
      [{ set: selectionSet, parent: type }],
      this.schema,
      type.name,
      {},
    );
    if (sent === undefined || sent.length !== selected?.length) return undefined;
    let hasTypename = false;
    for (const [at, { key, selections, typename }] of selected.entries()) {
      const inner = sent[at]!;
      if ((inner.alias ?? inner.name).value !== key || key in {}) return undefined;
      const isName = inner.name.value === '__typename';
      if (isName !== (typename !== undefined)) return undefined;
      const [selection, ...others] = selections;
      if (selection === undefined || others.length > 0) return undefined;
      if (isName) {
        hasTypename = true;
        continue;
      }
      const found = this.of(inner, selection);
      if (found === undefined) return undefined;
      hasTypename ||= found.hasTypename;
    }
    return { hasTypename };
  }

  /** Whether all values of an enum are part of the API schema. */
  private hasPublicValues(name: string): boolean {
    const [own, all] = [this.schema.type(name), this.supergraph.getType(name)];
    return (
      own !== undefined &&
      isEnumType(own) &&
      isGraphQLEnum(all) &&
      own.values.length === all.getValues().length
    );
  }
}
