import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type OperationScope } from '../../permissions/collectFields';
import type { CostDirectives, ListSize } from './costDirectives';

/** How many items a list has of which nothing is known. */
export const ASSUMED_LIST_SIZE = 10;
/** What a mutation costs before its fields: it writes. */
const MUTATION_WEIGHT = 10;

/**
 * The most that an operation can cost, in units of one object fetched: an object weighs 1 and a
 * leaf 0 unless `@cost` says otherwise, times the sizes of the lists above it. Sizes come from
 * the values the arguments really have, variables and defaults included. What the operation asks
 * twice under one response key costs once; of the types an object may be, the dearest counts.
 */
export class OperationCost {
  private readonly schema: GraphQLSchema;
  private readonly directives: CostDirectives;

  constructor(schema: GraphQLSchema, directives: CostDirectives) {
    this.schema = schema;
    this.directives = directives;
  }

  /**
   * @param variables coerced
   * @returns units, possibly Infinity
   */
  of(
    operation: OperationDefinitionNode,
    scope: OperationScope,
    variables: Readonly<Record<string, unknown>>,
  ): number {
    const root = this.schema.getRootType(operation.operation);
    if (root == null) return Infinity;
    const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION_WEIGHT : 0;
    const run: Run = { scope, variables, known: new Map(), numbers: new Map() };
    return base + this.ofSelections(root, [operation.selectionSet], run, undefined);
  }

  private ofSelections(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    run: Run,
    sized: SizedFields | undefined,
  ): number {
    // Selections on an interface are met once per type above; without memory that multiplies.
    const key = [
      type.name,
      ...sets.map((set) => numberOf(set, run)),
      sized && `${sized.names.join()}=${sized.size}`,
    ].join();
    const known = run.known.get(key);
    if (known !== undefined) return known;
    let total = 0;
    for (const nodes of collectFields(run.scope, type, sets).values()) {
      const field = type.getFields()[nodes[0]!.name.value];
      if (field !== undefined) total += this.ofField(type, field, nodes, run, sized);
    }
    run.known.set(key, total);
    return total;
  }

  private ofField(
    parent: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    run: Run,
    sized: SizedFields | undefined,
  ): number {
    const values = argumentValues(field, nodes[0]!, run.variables);
    const coordinate = this.coordinate(parent, field.name);
    const listSize = this.directives.listSizes.get(coordinate);
    const size = listSize && sizeOf(listSize, values);
    const inside =
      listSize && size !== undefined && listSize.sizedFields.length > 0
        ? { names: listSize.sizedFields, size }
        : undefined;
    const named = getNamedType(field.type);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const types = isCompositeType(named) ? this.objects(named) : [];
    const { weights } = this.directives;
    const own = weights.get(coordinate);
    const weighOf = (type: { readonly name: string }, otherwise: number) =>
      own ?? weights.get(type.name) ?? weights.get(named.name) ?? otherwise;
    const item =
      types.length === 0
        ? weighOf(named, 0)
        : Math.max(
            ...types.map((type) => weighOf(type, 1) + this.ofSelections(type, sets, run, inside)),
          );
    const given = Object.keys(values).reduce(
      (sum, name) => sum + (weights.get(`${coordinate}(${name}:)`) ?? 0),
      0,
    );
    const items = sized?.names.includes(field.name)
      ? sized.size
      : inside === undefined
        ? listItems(field.type, size)
        : 1;
    return Math.max(0, given) + items * Math.max(0, item);
  }

  private objects(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isObjectType(type) ? [type] : this.schema.getPossibleTypes(type);
  }

  /** The type's own coordinate where it has directives, else that of an interface that does. */
  private coordinate(type: GraphQLObjectType, field: string): string {
    const { listSizes, weights } = this.directives;
    const names = [type.name, ...type.getInterfaces().map(({ name }) => name)];
    const coordinates = names.map((name) => `${name}.${field}`);
    return coordinates.find((one) => listSizes.has(one) || weights.has(one)) ?? coordinates[0]!;
  }
}

/** One computation, and what it has found so far. */
interface Run {
  readonly scope: OperationScope;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly known: Map<string, number>;
  readonly numbers: Map<SelectionSetNode, number>;
}

function numberOf(set: SelectionSetNode, { numbers }: Run): number {
  let number = numbers.get(set);
  if (number === undefined) numbers.set(set, (number = numbers.size));
  return number;
}

interface SizedFields {
  readonly names: readonly string[];
  readonly size: number;
}

function argumentValues(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    // A missing required argument: execution refuses it; here it has no size to give.
    return {};
  }
}

function sizeOf(
  { assumedSize, slicingArguments }: ListSize,
  values: Readonly<Record<string, unknown>>,
): number {
  const sizes = slicingArguments
    .map((path) => path.split('.').reduce<unknown>(memberOf, values))
    .map((value): unknown => (Array.isArray(value) ? value.length : value))
    .filter((value) => typeof value === 'number')
    .map((value) => Math.max(0, value));
  return sizes.length > 0 ? Math.max(...sizes) : (assumedSize ?? ASSUMED_LIST_SIZE);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** Items of a possibly nested list; the known size is that of the outermost. */
function listItems(type: GraphQLOutputType, size: number | undefined): number {
  if (isNonNullType(type)) return listItems(type.ofType, size);
  if (!isListType(type)) return 1;
  return (size ?? ASSUMED_LIST_SIZE) * listItems(type.ofType, undefined);
}
