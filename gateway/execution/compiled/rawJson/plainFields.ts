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

/** What is known of a field whose value goes to the client as a subgraph's valid result has it. */
export interface PlainField {
  /** Whether it tells the type of some object. */
  readonly named: boolean;
}

/**
 * Which fields need no shaping if the subgraph's result is valid: the client wants the very keys
 * that the subgraph is asked for, in the same order, of objects whose type follows from the
 * schema, with no enum value among them that clients may not know.
 */
export class PlainFields {
  private readonly schema: Schema;
  private readonly supergraph: GraphQLSchema;

  constructor(schema: Schema, supergraph: GraphQLSchema) {
    this.schema = schema;
    this.supergraph = supergraph;
  }

  /** @returns undefined where it is not plain */
  of(node: FieldNode, { element, selectionSet }: FieldSelection): PlainField | undefined {
    const type = element.definition.type && baseType(element.definition.type);
    if (type === undefined || element.name !== node.name.value) return undefined;
    if (isScalarType(type)) return { named: false };
    if (isEnumType(type)) return this.isOpen(type.name) ? { named: false } : undefined;
    if (!isObjectType(type) || !selectionSet || !node.selectionSet) return undefined;
    const sent = fetchedFor(node.selectionSet, type, this.schema);
    const wanted = selectedFields(
      [{ set: selectionSet, parent: type }],
      this.schema,
      type.name,
      {},
    );
    if (sent === undefined || sent.length !== wanted?.length) return undefined;
    let named = false;
    for (const [at, { key, selections, typename }] of wanted.entries()) {
      const inner = sent[at]!;
      if ((inner.alias ?? inner.name).value !== key || key in {}) return undefined;
      const isName = inner.name.value === '__typename';
      if (isName !== (typename !== undefined)) return undefined;
      const [selection, ...others] = selections;
      if (selection === undefined || others.length > 0) return undefined;
      if (isName) {
        named = true;
        continue;
      }
      const found = this.of(inner, selection);
      if (found === undefined) return undefined;
      named ||= found.named;
    }
    return { named };
  }

  /** Whether clients know all values of an enum. */
  private isOpen(name: string): boolean {
    const [own, all] = [this.schema.type(name), this.supergraph.getType(name)];
    return (
      own !== undefined &&
      isEnumType(own) &&
      isGraphQLEnum(all) &&
      own.values.length === all.getValues().length
    );
  }
}
