import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
} from 'graphql';
import { argumentCoordinate, type CostDirectives } from './costDirectives';

type Values = Readonly<Record<string, unknown>>;

/**
 * The cost of argument values: the weight of each argument that has a value, and of each input
 * field and each leaf inside, counted per occurrence. A weight on an argument or input field
 * replaces the weight of its scalar or enum type; a value without any weight costs nothing.
 */
export class InputCost {
  private readonly weights: CostDirectives['weights'];
  private readonly weighing = new Map<GraphQLNamedInputType, boolean>();

  constructor({ weights }: CostDirectives) {
    this.weights = weights;
  }

  /**
   * @param coordinates of the field, in order of precedence
   * @param values coerced, defaults included; an explicit null counts as a value
   * @returns units, possibly negative
   */
  ofArguments(
    { args }: GraphQLField<unknown, unknown>,
    coordinates: readonly string[],
    values: Values,
  ): number {
    return args.reduce((sum, { name, type }) => {
      if (!Object.hasOwn(values, name)) return sum;
      const own = coordinates
        .map((coordinate) => this.weights.get(argumentCoordinate(coordinate, name)))
        .find((weight) => weight !== undefined);
      return sum + this.weighed(own, values[name], type);
    }, 0);
  }

  /** Whether a value of a type can have a cost. */
  weighs(type: GraphQLInputType): boolean {
    const named = getNamedType(type);
    const known = this.weighing.get(named);
    if (known !== undefined) return known;
    // Input types may be recursive, so all reachable types are collected first.
    const reachable = new Set<GraphQLNamedInputType>([named]);
    let weighs = false;
    for (const one of reachable) {
      weighs ||= this.weights.has(one.name);
      if (!isInputObjectType(one)) continue;
      for (const field of Object.values(one.getFields())) {
        weighs ||= this.weights.has(`${one.name}.${field.name}`);
        reachable.add(getNamedType(field.type));
      }
    }
    this.weighing.set(named, weighs);
    return weighs;
  }

  private weighed(own: number | undefined, value: unknown, type: GraphQLInputType): number {
    return (own ?? 0) + (this.weighs(type) ? this.inside(value, type, own === undefined) : 0);
  }

  private inside(value: unknown, type: GraphQLInputType, leaves: boolean): number {
    if (isNonNullType(type)) return this.inside(value, type.ofType, leaves);
    if (value === null || value === undefined) return 0;
    if (isListType(type)) {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return items.reduce<number>((sum, item) => sum + this.inside(item, type.ofType, leaves), 0);
    }
    if (!isInputObjectType(type)) return leaves ? (this.weights.get(type.name) ?? 0) : 0;
    return Object.values(type.getFields()).reduce((sum, { name, type: inner }) => {
      if (!Object.hasOwn(value, name)) return sum;
      const own = this.weights.get(`${type.name}.${name}`);
      return sum + this.weighed(own, (value as Values)[name], inner);
    }, 0);
  }
}
