import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isObjectType,
  OperationTypeNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type OperationScope } from '../../permissions/collectFields';
import type { CostDirectives } from './costDirectives';
import type { InputCost } from './inputCost';
import { announcedSize, checkSlicing, listItems } from './listSizes';

/** The base cost of a mutation, because it writes. */
const MUTATION_WEIGHT = 10;

/**
 * The greatest possible cost of an operation, in units of one fetched object. An object weighs 1
 * and a leaf 0 unless `@cost` says otherwise. The weight is multiplied by the sizes of the lists
 * above it; the cost of argument values is added once for each call of the field. Sizes and inputs
 * are the actual argument values, with variables and defaults. Selections merged under one response
 * key cost once; of several possible object types, the most expensive counts. Inputs of negative
 * weight reduce the cost of their field, down to 0.
 */
export class OperationCost {
  private readonly schema: GraphQLSchema;
  private readonly directives: CostDirectives;
  private readonly inputs: InputCost;

  constructor(schema: GraphQLSchema, directives: CostDirectives, inputs: InputCost) {
    this.schema = schema;
    this.directives = directives;
    this.inputs = inputs;
  }

  /**
   * @param variables coerced
   * @returns units, possibly Infinity
   * @throws GraphQLError INVALID_OPERATION for a field without exactly one slicing argument that
   *   requires one
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
    // Selections on an interface are visited once per possible type; without a cache that
    // multiplies.
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
    const { listSizes, weights } = this.directives;
    const coordinates = coordinatesOf(parent, field.name);
    const listSize = firstIn(listSizes, coordinates);
    if (listSize) checkSlicing(coordinates[0]!, listSize, nodes[0]!, values, run.variables);
    const size = listSize && announcedSize(listSize, values);
    const inside =
      listSize && size !== undefined && listSize.sizedFields.length > 0
        ? { names: listSize.sizedFields, size }
        : undefined;
    const items = sized?.names.includes(field.name)
      ? sized.size
      : listItems(field.type, inside === undefined ? size : undefined);
    const named = getNamedType(field.type);
    const own = firstIn(weights, coordinates);
    const given = this.inputs.ofArguments(field, coordinates, values);
    const weighed = (type: { readonly name: string }, otherwise: number) =>
      Math.max(
        0,
        given + items * (own ?? weights.get(type.name) ?? weights.get(named.name) ?? otherwise),
      );
    if (!isCompositeType(named)) return weighed(named, 0);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const costs = this.objects(named).map(
      (type) => weighed(type, 1) + items * this.ofSelections(type, sets, run, inside),
    );
    return Math.max(...costs, 0);
  }

  private objects(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isObjectType(type) ? [type] : this.schema.getPossibleTypes(type);
  }
}

/** The field's coordinates: its own, then those of the interfaces its type implements. */
function coordinatesOf(type: GraphQLObjectType, field: string): string[] {
  return [type, ...type.getInterfaces()].map(({ name }) => `${name}.${field}`);
}

function firstIn<T>(values: ReadonlyMap<string, T>, coordinates: readonly string[]): T | undefined {
  const coordinate = coordinates.find((one) => values.has(one));
  return coordinate === undefined ? undefined : values.get(coordinate);
}

/** The inputs and caches of one computation. */
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
    // A required argument is missing: execution refuses the operation, and here it has no size.
    return {};
  }
}
