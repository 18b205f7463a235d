import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type ValueNode,
} from 'graphql';
import { memberCoordinate, type AccessIndex } from './accessIndex';

/** A variable of an operation, and what its value contains. */
export interface ProvidedVariable {
  /**
   * Whether the request or a default of the operation gives it a value; an explicit null is a
   * value.
   */
  readonly present: boolean;
  /** The guarded coordinates inside the value. */
  readonly coordinates: readonly string[];
}

export type ProvidedVariables = ReadonlyMap<string, ProvidedVariable>;

/**
 * Finds the guarded coordinates in argument values: input fields, enum values, and the enum and
 * scalar types themselves, inside lists and nested input objects. Only values that the caller wrote
 * count; defaults of the schema do not. An explicit null counts as given, because a filter "is
 * null" reveals as much as any other.
 */
export class InputGuard {
  private readonly index: AccessIndex;
  private readonly reachesByType = new Map<string, boolean>();

  constructor(index: AccessIndex) {
    this.index = index;
  }

  /** The coordinates in a literal, variables inside it included. */
  ofLiteral(value: ValueNode, type: GraphQLInputType, variables: ProvidedVariables): string[] {
    const found = new Set<string>();
    this.walkLiteral(value, type, variables, found);
    return [...found];
  }

  /** The coordinates in a variable's raw JSON value, before any coercion. */
  ofValue(value: unknown, type: GraphQLInputType): string[] {
    const found = new Set<string>();
    if (this.reaches(type)) this.walkValue(value, type, found);
    return [...found].sort();
  }

  /** Whether a value of a type can contain a guarded coordinate. */
  reaches(type: GraphQLInputType): boolean {
    const named = getNamedType(type);
    const known = this.reachesByType.get(named.name);
    if (known !== undefined) return known;
    // Input types may be recursive, so all reachable types are collected first.
    const reachable = new Set<GraphQLNamedInputType>([named]);
    for (const type of reachable) {
      if (!isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) reachable.add(getNamedType(field.type));
    }
    const reaches = [...reachable].some((type) =>
      this.membersOf(type).some((one) => this.guards(one)),
    );
    this.reachesByType.set(named.name, reaches);
    return reaches;
  }

  private membersOf(type: GraphQLNamedInputType): string[] {
    const members = isInputObjectType(type)
      ? Object.keys(type.getFields())
      : isEnumType(type)
        ? type.getValues().map(({ name }) => name)
        : [];
    return [type.name, ...members.map((member) => memberCoordinate(type.name, member))];
  }

  private guards(coordinate: string): boolean {
    return this.index.inputRule(coordinate) !== undefined;
  }

  private add(coordinate: string, found: Set<string>): void {
    if (this.guards(coordinate)) found.add(coordinate);
  }

  private walkLiteral(
    value: ValueNode,
    type: GraphQLInputType,
    variables: ProvidedVariables,
    found: Set<string>,
  ): void {
    if (value.kind === Kind.VARIABLE) {
      const variable = variables.get(value.name.value);
      for (const coordinate of variable?.coordinates ?? []) found.add(coordinate);
      return;
    }
    if (isNonNullType(type)) return this.walkLiteral(value, type.ofType, variables, found);
    if (isListType(type)) {
      const items = value.kind === Kind.LIST ? value.values : [value];
      for (const item of items) this.walkLiteral(item, type.ofType, variables, found);
      return;
    }
    this.add(type.name, found);
    if (isEnumType(type) && value.kind === Kind.ENUM) {
      this.add(memberCoordinate(type.name, value.value), found);
    }
    if (!isInputObjectType(type) || value.kind !== Kind.OBJECT) return;
    for (const field of value.fields) {
      const definition = type.getFields()[field.name.value];
      if (definition === undefined || isAbsent(field.value, variables)) continue;
      this.add(memberCoordinate(type.name, definition.name), found);
      this.walkLiteral(field.value, definition.type, variables, found);
    }
  }

  private walkValue(value: unknown, type: GraphQLInputType, found: Set<string>): void {
    if (isNonNullType(type)) return this.walkValue(value, type.ofType, found);
    if (isListType(type)) {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      for (const item of items) this.walkValue(item, type.ofType, found);
      return;
    }
    this.add(type.name, found);
    if (isEnumType(type) && typeof value === 'string') {
      this.add(memberCoordinate(type.name, value), found);
    }
    if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      const definition = type.getFields()[name];
      if (definition === undefined || inner === undefined) continue;
      this.add(memberCoordinate(type.name, name), found);
      this.walkValue(inner, definition.type, found);
    }
  }
}

/** Whether a value is a variable without a value: the argument then counts as absent. */
export function isAbsent(value: ValueNode, variables: ProvidedVariables): boolean {
  return value.kind === Kind.VARIABLE && variables.get(value.name.value)?.present !== true;
}
