import {
  getVariableValues,
  isInterfaceType,
  isObjectType,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { conditionValues } from '../../../schema/selections/conditions';
import { fragmentsOf, type Fragments } from '../../../schema/selections/fragmentsOf';
import { argumentCoordinate, readCostDirectives, type CostDirectives } from './costDirectives';
import { InputCost } from './inputCost';
import { OperationCost } from './operationCost';

/** Costs cached for one document; beyond it the document's cache is cleared. */
const MAX_CACHED_COSTS = 200;
/** Characters of variables beyond which a cost is not cached. */
const MAX_KEY_CHARACTERS = 1000;

interface CachedDocument {
  readonly fragments: Fragments;
  /** The variables that can change the cost: those used in arguments and conditions. */
  readonly variables: readonly string[];
  readonly costs: Map<string, number>;
}

/** Computes the cost of operations and caches it by document and relevant variables. */
export class CostAnalyser {
  private readonly schema: GraphQLSchema;
  private readonly cost: OperationCost;
  private readonly known = new WeakMap<DocumentNode, CachedDocument>();
  private readonly costing: ReadonlySet<string>;

  constructor(schema: GraphQLSchema, supergraphSdl: string) {
    this.schema = schema;
    const directives = readCostDirectives(supergraphSdl);
    const inputs = new InputCost(directives);
    this.cost = new OperationCost(schema, directives, inputs);
    this.costing = costingArguments(schema, directives, inputs);
  }

  /**
   * The cost of an operation of a validated document.
   * @returns units; undefined when the variables are invalid, which execution refuses
   * @throws GraphQLError INVALID_OPERATION for a field without exactly one slicing argument that
   *   requires one
   */
  of(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    raw: Readonly<Record<string, unknown>>,
  ): number | undefined {
    const known = this.knownOf(document);
    const key = JSON.stringify([
      operation.name?.value,
      known.variables.map((name) => (Object.hasOwn(raw, name) ? [raw[name]] : null)),
    ]);
    const cached = known.costs.get(key);
    if (cached !== undefined) return cached;
    const { coerced } = getVariableValues(this.schema, operation.variableDefinitions ?? [], raw, {
      maxErrors: 1,
    });
    if (coerced === undefined) return undefined;
    const conditions = conditionValues(coerced);
    const scope = { schema: this.schema, fragments: known.fragments, conditions };
    const cost = this.cost.of(operation, scope, coerced);
    if (key.length > MAX_KEY_CHARACTERS) return cost;
    if (known.costs.size >= MAX_CACHED_COSTS) known.costs.clear();
    known.costs.set(key, cost);
    return cost;
  }

  private knownOf(document: DocumentNode): CachedDocument {
    const before = this.known.get(document);
    if (before !== undefined) return before;
    const fragments = fragmentsOf(document);
    const variables = new Set<string>();
    const gather = {
      Variable: ({ name }: { name: { value: string } }) => void variables.add(name.value),
    };
    visit(document, {
      Directive: (node) => {
        visit(node, gather);
        return false;
      },
      Argument: (node) => {
        if (this.costing.has(node.name.value)) visit(node, gather);
        return false;
      },
    });
    const known = { fragments, variables: [...variables], costs: new Map<string, number>() };
    this.known.set(document, known);
    return known;
  }
}

/** The names of all arguments whose values can change the cost. */
function costingArguments(
  schema: GraphQLSchema,
  { weights, listSizes }: CostDirectives,
  inputs: InputCost,
): ReadonlySet<string> {
  const names = new Set(
    [...listSizes.values()].flatMap(({ slicingArguments }) =>
      slicingArguments.map((path) => path.split('.')[0]!),
    ),
  );
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields()))
      for (const { name, type: input } of field.args)
        if (
          inputs.weighs(input) ||
          weights.has(argumentCoordinate(`${type.name}.${field.name}`, name))
        )
          names.add(name);
  }
  return names;
}
