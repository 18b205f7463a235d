import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  print,
  valueFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { creditError } from '../../../schema/errors';
import type { RequiredFields } from './requiredFields';

/**
 * Refuses an operation in which something stands under a name that `@requires` needs for another
 * call: `{ size(unit: 1) label }` where `label` requires `size(unit: 2)`, `{ size: id label }`,
 * or two fields that require different calls of one. Planner 2.14.4 fetches one of the two and
 * takes it for both, so that a wrong value comes out without a word. Under an alias, or in
 * operations of their own, the fields are answered rightly.
 */
export function requiredArgumentsRule(required: RequiredFields): ValidationRule {
  return (context) => {
    if (required.size === 0) return {};
    const schema = context.getSchema();
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of context.getDocument().definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        fragments.set(definition.name.value, definition);
    return {
      OperationDefinition({ operation, selectionSet }) {
        const root = schema.getRootType(operation);
        if (root == null) return;
        const fault = new Search(schema, fragments, required).inside(root, [selectionSet]);
        if (fault !== undefined) context.reportError(fault);
      },
    };
  };
}

class Search {
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly required: RequiredFields;
  /** Selections on a type are looked at once, however many paths lead to them. */
  private readonly seen = new Set<string>();
  private readonly numbers = new Map<SelectionSetNode, number>();

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    required: RequiredFields,
  ) {
    this.schema = schema;
    this.fragments = fragments;
    this.required = required;
  }

  /** The first contradiction in what is asked and required of objects of a type. */
  inside(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): GraphQLError | undefined {
    const key = [type.name, ...sets.map((set) => this.numberOf(set))].join();
    if (this.seen.has(key)) return undefined;
    this.seen.add(key);
    for (const [name, nodes] of this.wanted(type, sets)) {
      if (new Set(nodes.map((node) => callOf(type, node))).size > 1) {
        // The sentence must not quote what the arguments hold.
        const [one = '', other] = new Set(nodes.map((node) => node.name.value));
        const both =
          other === undefined
            ? `${one} with one set of arguments and ${one} with another`
            : `${one} and ${other}`;
        return creditError(
          'INVALID_OPERATION',
          `${name} of ${type.name} would be both ${both}, one of which another field requires; use an alias, or operations of their own.`,
        );
      }
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const named = getNamedType(type.getFields()[nodes[0]!.name.value]?.type);
      if (below.length === 0 || !isCompositeType(named)) continue;
      for (const each of isObjectType(named) ? [named] : this.schema.getPossibleTypes(named)) {
        const fault = this.inside(each, below);
        if (fault !== undefined) return fault;
      }
    }
    return undefined;
  }

  /** What is asked of an object, and all that this requires, by response key. */
  private wanted(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
  ): Map<string, FieldNode[]> {
    const wanted = new Map<string, FieldNode[]>();
    const met = new Set<string>();
    // A fragment adds the same however often it is spread; without memory that multiplies.
    const spread = new Set<string>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const key = (selection.alias ?? selection.name).value;
          wanted.set(key, [...(wanted.get(key) ?? []), selection]);
          const field = selection.name.value;
          if (met.has(field)) continue;
          met.add(field);
          for (const set of this.requiredBy(type, field)) collect(set);
          continue;
        }
        // Conditions are not known yet: all that may be there counts.
        const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? this.fragments.get(selection.name.value)
            : selection;
        if (fragment === undefined || (name !== undefined && spread.has(name))) continue;
        if (name !== undefined) spread.add(name);
        if (this.applies(type, fragment.typeCondition?.name.value)) collect(fragment.selectionSet);
      }
    };
    for (const set of sets) collect(set);
    return wanted;
  }

  private applies(type: GraphQLObjectType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const other = this.schema.getType(condition);
    return isAbstractType(other) && this.schema.isSubType(other, type);
  }

  private requiredBy(type: GraphQLObjectType, field: string): readonly SelectionSetNode[] {
    const owners = [type.name, ...type.getInterfaces().map(({ name }) => name)];
    return owners.flatMap((owner) => this.required.get(`${owner}.${field}`) ?? []);
  }

  private numberOf(set: SelectionSetNode): number {
    let number = this.numbers.get(set);
    if (number === undefined) this.numbers.set(set, (number = this.numbers.size));
    return number;
  }
}

/** A field with its arguments, defaults filled in: the same text for the same call. */
function callOf(type: GraphQLObjectType, node: FieldNode): string {
  const name = node.name.value;
  const given = new Map(node.arguments?.map((argument) => [argument.name.value, argument.value]));
  const written = (type.getFields()[name]?.args ?? []).flatMap((argument) => {
    const value = given.get(argument.name);
    const constant: unknown =
      value === undefined ? argument.defaultValue : valueFromAST(value, argument.type);
    if (value === undefined && constant === undefined) return [];
    const text = constant === undefined ? print(value!) : JSON.stringify(constant);
    return [`${argument.name}: ${text}`];
  });
  return written.length > 0 ? `${name}(${written.join(', ')})` : name;
}
