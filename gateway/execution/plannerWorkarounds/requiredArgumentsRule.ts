import {
  getNamedType,
  isCompositeType,
  isObjectType,
  print,
  valueFromAST,
  type FieldNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { creditError } from '../../../schema/errors';
import { eachField, responseNameOf, type Traversal } from '../../../schema/selections/eachField';
import { fragmentsOf, type Fragments } from '../../../schema/selections/fragmentsOf';
import { meetsCondition } from '../../../schema/selections/meetsCondition';
import type { RequiredSet } from '../plannable/fieldSets';

/**
 * Refuses an operation in which two fields of an object require different calls of one field:
 * `{ one two }` where `one` requires `size(unit: 1)` and `two` requires `size(unit: 2)`. Planner
 * 2.14.4 fetches one of the two calls and uses its value for both fields, so the answer has a wrong
 * value without an error. In separate operations, or under aliases of the object, both fields are
 * correct.
 */
export function requiredArgumentsRule(sets: readonly RequiredSet[]): ValidationRule {
  const required = new Map<string, SelectionSetNode[]>();
  for (const { type, field, set } of sets) {
    const coordinate = `${type}.${field}`;
    required.set(coordinate, [...(required.get(coordinate) ?? []), set]);
  }
  return (context) => {
    if (required.size === 0) return {};
    const schema = context.getSchema();
    const fragments = fragmentsOf(context.getDocument());
    return {
      OperationDefinition({ operation, selectionSet }) {
        const root = schema.getRootType(operation);
        if (root == null) return;
        const conflict = new Search(schema, fragments, required).inside(root, [selectionSet], []);
        if (conflict !== undefined) context.reportError(conflict);
      },
    };
  };
}

type RequiredFields = ReadonlyMap<string, readonly SelectionSetNode[]>;

/** The selections under one response name: the client's, and those of `@requires`. */
interface FieldSelections {
  readonly selected: FieldNode[];
  readonly required: FieldNode[];
}

class Search {
  private readonly schema: GraphQLSchema;
  private readonly fragments: Fragments;
  private readonly required: RequiredFields;
  /** Keys of the selections on a type that were checked: each is checked once. */
  private readonly checked = new Set<string>();
  private readonly numbers = new Map<SelectionSetNode, number>();

  constructor(schema: GraphQLSchema, fragments: Fragments, required: RequiredFields) {
    this.schema = schema;
    this.fragments = fragments;
    this.required = required;
  }

  /**
   * The first conflict between required calls on objects of a type.
   * @param selected the client's selections on the objects
   * @param required the selections that fields of parent objects require
   */
  inside(
    type: GraphQLObjectType,
    selected: readonly SelectionSetNode[],
    required: readonly SelectionSetNode[],
  ): GraphQLError | undefined {
    const numbers = [selected, required].map((sets) =>
      sets.map((set) => this.numberOf(set)).join(),
    );
    const key = [type.name, ...numbers].join(' ');
    if (this.checked.has(key)) return undefined;
    this.checked.add(key);
    for (const [name, selections] of this.selections(type, selected, required)) {
      const [one, other] = new Set(selections.required.map((node) => callOn(type, node)));
      if (other !== undefined)
        return creditError(
          'INVALID_OPERATION',
          `Two fields of ${type.name} require ${name} as ${one} and as ${other}; select them in separate operations.`,
        );
      // A call other than the required one gets another response name, and so other objects.
      const together = selections.selected.filter(
        (node) => node.name.value === name && (one === undefined || callOn(type, node) === one),
      );
      const apart = selections.selected.filter((node) => !together.includes(node));
      const fault = this.below(type, together, selections.required) ?? this.below(type, apart, []);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  private below(
    type: GraphQLObjectType,
    selected: readonly FieldNode[],
    required: readonly FieldNode[],
  ): GraphQLError | undefined {
    const [first] = [...selected, ...required];
    const named = first && getNamedType(type.getFields()[first.name.value]?.type);
    if (!isCompositeType(named)) return undefined;
    const [own, added] = [selected, required].map((nodes) =>
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    );
    for (const each of isObjectType(named) ? [named] : this.schema.getPossibleTypes(named)) {
      const fault = this.inside(each, own!, added!);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** The selections on an object and everything that they require, by response name. */
  private selections(
    type: GraphQLObjectType,
    selected: readonly SelectionSetNode[],
    required: readonly SelectionSetNode[],
  ): Map<string, FieldSelections> {
    const selections = new Map<string, FieldSelections>();
    const met = new Set<string>();
    // `@skip` and `@include` are unknown here: every selection counts.
    const traversal: Traversal = {
      fragments: this.fragments,
      applies: (condition) => meetsCondition(this.schema, type, condition),
    };
    const collect = (sets: readonly SelectionSetNode[], part: keyof FieldSelections): void =>
      eachField(sets, traversal, (node) => {
        const key = responseNameOf(node);
        const found = selections.get(key) ?? { selected: [], required: [] };
        selections.set(key, found);
        found[part].push(node);
        const field = node.name.value;
        if (met.has(field)) return;
        met.add(field);
        collect(this.requiredBy(type, field), 'required');
      });
    collect(selected, 'selected');
    collect(required, 'required');
    return selections;
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

/** A field with its arguments, including defaults: equal calls have equal texts. */
function callOn(type: GraphQLObjectType, node: FieldNode): string {
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
