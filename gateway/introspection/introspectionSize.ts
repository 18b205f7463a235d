import {
  getArgumentValues,
  getIntrospectionQuery,
  getNamedType,
  getVariableValues,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type OperationScope } from '../permissions/collectFields';
import { conditionValues } from '../../schema/selections/conditions';
import { splitOperation, type SplitOperation } from './schemaFields';

/** Characters of JSON around a key and its value. */
const PUNCTUATION = 6;
/** Largest response, as a multiple of the response to the whole introspection query. */
const MAX_WHOLE_SCHEMAS = 2;

/** Checks the size of an introspection response before it is created. */
export class IntrospectionSize {
  private readonly schema: GraphQLSchema;
  private bound: number | undefined;
  private readonly known = new WeakMap<SplitOperation, boolean>();

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  /**
   * @param raw variables as the client sent them; execution refuses those that do not match
   * @returns whether the response has at most twice the characters of the response to
   *   `getIntrospectionQuery` with every option
   */
  fits(split: SplitOperation, raw: Readonly<Record<string, unknown>>): boolean {
    const constant = (split.operation.variableDefinitions ?? []).length === 0;
    const before = constant ? this.known.get(split) : undefined;
    if (before !== undefined) return before;
    this.bound ??= MAX_WHOLE_SCHEMAS * this.sizeOf(wholeSchema(), {}, Infinity);
    const fits = this.sizeOf(split, raw, this.bound) <= this.bound;
    if (constant) this.known.set(split, fits);
    return fits;
  }

  /** @returns characters of the response, or any value above `bound` once the size exceeds it */
  private sizeOf(
    { operation, fragments, schemaPart }: SplitOperation,
    raw: Readonly<Record<string, unknown>>,
    bound: number,
  ): number {
    const { schema } = this;
    const definitions = operation.variableDefinitions ?? [];
    const { coerced } = getVariableValues(schema, definitions, raw, { maxErrors: 1 });
    const root = schema.getQueryType();
    const part = schemaPart.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    if (coerced === undefined || root == null || part === undefined) return 0;
    const scope = { schema, fragments, conditions: conditionValues(coerced) };
    const { selectionSet } = part as OperationDefinitionNode;
    return new Measure(scope, coerced, bound).ofObject(root, undefined, [selectionSet]);
  }
}

function wholeSchema(): SplitOperation {
  const document = parse(
    getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      experimentalDirectiveDeprecation: true,
      oneOf: true,
    }),
    { noLocation: true },
  );
  const split = splitOperation(document, document.definitions[0] as OperationDefinitionNode);
  if (split === null) throw new TypeError('The introspection query selects no schema fields.');
  return split;
}

/**
 * Measures an introspection response without creating it. The size of one selection on one part of
 * the schema is computed once, so the work stays below the size of the response, however often
 * parts repeat.
 */
class Measure {
  private readonly scope: OperationScope;
  private readonly variables: Readonly<Record<string, unknown>>;
  private readonly info: GraphQLResolveInfo;
  private readonly known = new Map<unknown, Map<string, number>>();
  private readonly numbers = new Map<SelectionSetNode, number>();
  /** Characters measured so far, each once; a lower bound of the size of the response. */
  private measured = 0;
  private readonly bound: number;

  constructor(scope: OperationScope, variables: Readonly<Record<string, unknown>>, bound: number) {
    this.scope = scope;
    this.variables = variables;
    this.bound = bound;
    // The introspection resolvers read nothing else.
    this.info = { schema: scope.schema } as GraphQLResolveInfo;
  }

  ofObject(type: GraphQLObjectType, source: unknown, sets: readonly SelectionSetNode[]): number {
    const key = sets.map((set) => this.numberOf(set)).join();
    const bySets = this.known.get(source) ?? new Map<string, number>();
    this.known.set(source, bySets);
    const before = bySets.get(key);
    if (before !== undefined) return before;
    let size = PUNCTUATION;
    for (const [name, nodes] of collectFields(this.scope, type, sets)) {
      const own = name.length + PUNCTUATION;
      this.measured += own;
      size += own + this.ofField(type, source, nodes);
      if (size > this.bound || this.measured > this.bound) return Infinity;
    }
    bySets.set(key, size);
    return size;
  }

  private ofField(type: GraphQLObjectType, source: unknown, nodes: readonly FieldNode[]): number {
    const field = fieldOf(type, nodes[0]!.name.value);
    if (field?.resolve === undefined) return type.name.length;
    let args: Record<string, unknown>;
    try {
      args = getArgumentValues(field, nodes[0]!, this.variables);
    } catch {
      // The argument must not be null: execution refuses it.
      return 0;
    }
    const value = field.resolve(source, args, undefined, this.info);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return this.ofValue(field.type, value, sets);
  }

  private ofValue(
    type: GraphQLOutputType,
    value: unknown,
    sets: readonly SelectionSetNode[],
  ): number {
    if (isNonNullType(type)) return this.ofValue(type.ofType, value, sets);
    if (value === null || value === undefined) return 0;
    if (isListType(type)) {
      let size = 0;
      for (const item of value as Iterable<unknown>) {
        size += this.ofValue(type.ofType, item, sets);
        if (size > this.bound) return Infinity;
      }
      return size;
    }
    const named = getNamedType(type);
    if (isObjectType(named)) return this.ofObject(named, value, sets);
    return typeof value === 'string' ? value.length : PUNCTUATION;
  }

  private numberOf(set: SelectionSetNode): number {
    let number = this.numbers.get(set);
    if (number === undefined) this.numbers.set(set, (number = this.numbers.size));
    return number;
  }
}

function fieldOf(
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return type.getFields()[name];
}
