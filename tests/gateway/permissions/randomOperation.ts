import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from './random';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const IDS = ['p1', 'p2', 'p3', 'c1', 'c2', 'h1', 'r1', 'nobody'];
const ALIASES = ['a', 'b', 'name', 'code', 'x'];

/** Aliases that the planner selects beside the client's fields, and which must be renamed. */
export const PLANNED_NAMES = ['id', 'born', 'number', '__typename'];

/**
 * A random operation over a schema, occasionally invalid.
 * @param more aliases that it may use
 */
export function randomOperation(
  schema: GraphQLSchema,
  random: Random,
  more: readonly string[] = [],
): RandomOperation {
  return new Writer(schema, random, [...ALIASES, ...more]).operation();
}

class Writer {
  private readonly schema: GraphQLSchema;
  private readonly random: Random;
  private readonly aliases: readonly string[];
  private readonly variables = new Map<string, { declaration: string; value: unknown }>();
  private readonly fragments: string[] = [];
  /** Names of the finished fragments, with their type. */
  private readonly spreadable: { name: string; type: GraphQLCompositeType }[] = [];

  constructor(schema: GraphQLSchema, random: Random, aliases: readonly string[]) {
    this.schema = schema;
    this.random = random;
    this.aliases = aliases;
  }

  operation(): RandomOperation {
    const mutation = this.random.chance(0.06);
    const root = mutation ? this.schema.getMutationType()! : this.schema.getQueryType()!;
    const selections = this.selections(root, 1 + this.random.below(4));
    const declared = [...this.variables.values()].map(({ declaration }) => declaration);
    const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
    const query = [`${mutation ? 'mutation' : 'query'} Q${head} ${selections}`, ...this.fragments];
    const given = [...this.variables].filter(([, { value }]) => value !== undefined);
    return {
      query: query.join('\n'),
      variables: Object.fromEntries(given.map(([name, { value }]) => [name, value])),
    };
  }

  private selections(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.random.below(4);
    const parts = Array.from({ length: count }, () => this.selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    if (fields.length === 0 || random.chance(0.22)) {
      if (depth > 0 && !random.chance(0.2)) return this.fragment(type, depth);
      return `${random.chance(0.2) ? 'kind: ' : ''}__typename${this.conditions()}`;
    }
    const open = fields.filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    if (open.length === 0) return '__typename';
    const field = random.pick(open);
    const alias = random.chance(0.15) ? `${random.pick(this.aliases)}: ` : '';
    const named = getNamedType(field.type);
    const inner = isCompositeType(named) ? ` ${this.selections(named, depth - 1)}` : '';
    return `${alias}${field.name}${this.arguments(field.args)}${this.conditions()}${inner}`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const { random, schema } = this;
    const types = Object.values(schema.getTypeMap())
      .filter(isCompositeType)
      .filter(({ name }) => !name.startsWith('__') && !/Query|Mutation/.test(name));
    const near = isAbstractType(type)
      ? [type, ...schema.getPossibleTypes(type)]
      : [type, ...(isObjectType(type) ? type.getInterfaces() : [])];
    const target = random.chance(0.85) ? random.pick(near) : random.pick([type, ...types]);
    const conditions = this.conditions();
    if (random.chance(0.25)) {
      const known = this.spreadable.filter((one) => near.includes(one.type));
      if (known.length > 0 && random.chance(0.5)) {
        return `...${random.pick(known).name}${conditions}`;
      }
      const name = `F${this.fragments.length}`;
      const at = this.fragments.push('') - 1;
      this.fragments[at] = `fragment ${name} on ${target.name} ${this.selections(target, depth)}`;
      this.spreadable.push({ name, type: target });
      return `...${name}${conditions}`;
    }
    const condition = target === type && random.chance(0.3) ? '' : ` on ${target.name}`;
    return `...${condition}${conditions} ${this.selections(target, depth - 1)}`;
  }

  private conditions(): string {
    const { random } = this;
    if (!random.chance(0.1)) return '';
    const name = random.pick(['skip', 'include']);
    if (random.chance(0.4)) return ` @${name}(if: ${random.chance(0.5)})`;
    const variable = `c${random.below(2)}`;
    const fallback = random.chance(0.3) ? ' = true' : '';
    if (!this.variables.has(variable)) {
      const value = fallback !== '' && random.chance(0.5) ? undefined : random.chance(0.5);
      const type = fallback === '' ? 'Boolean!' : 'Boolean! = true';
      this.variables.set(variable, { declaration: `$${variable}: ${type}`, value });
    }
    return ` @${name}(if: $${variable})`;
  }

  private arguments(args: readonly GraphQLArgument[]): string {
    const { random } = this;
    const given = args.filter((arg) => isNonNullType(arg.type) || random.chance(0.4));
    if (given.length === 0) return '';
    const written = given.map((arg) => {
      if (!random.chance(0.4)) return `${arg.name}: ${this.literal(arg.type, 2)}`;
      const name = `v${this.variables.size}`;
      const absent = !isNonNullType(arg.type) && random.chance(0.3);
      const fallback = absent && random.chance(0.4) ? ` = ${this.literal(arg.type, 1, false)}` : '';
      this.variables.set(name, {
        declaration: `$${name}: ${String(arg.type)}${fallback}`,
        value: absent ? undefined : this.value(arg.type, 2),
      });
      return `${arg.name}: $${name}`;
    });
    return `(${written.join(', ')})`;
  }

  private literal(type: GraphQLInputType, depth: number, variables = true): string {
    const { random } = this;
    if (isNonNullType(type)) return this.literal(type.ofType, depth, variables);
    if (isListType(type)) {
      if (random.chance(0.3)) return this.literal(type.ofType, depth, variables);
      return `[${Array.from({ length: random.below(3) }, () => this.literal(type.ofType, depth, variables)).join(', ')}]`;
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) =>
        random.chance(depth > 0 && !isLeafType(getNamedType(field.type)) ? 0.3 : 0.35),
      );
      const written = fields
        .filter((field) => depth > 0 || isLeafType(getNamedType(field.type)))
        .map((field) => {
          if (variables && random.chance(0.2)) {
            const name = `v${this.variables.size}`;
            const absent = random.chance(0.4);
            this.variables.set(name, {
              declaration: `$${name}: ${String(field.type)}`,
              value: absent ? undefined : this.value(field.type, depth - 1),
            });
            return `${field.name}: $${name}`;
          }
          return `${field.name}: ${this.literal(field.type, depth - 1, variables)}`;
        });
      return `{${written.join(', ')}}`;
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    const value = this.value(type, depth);
    return JSON.stringify(value);
  }

  private value(type: GraphQLInputType, depth: number): unknown {
    const { random } = this;
    if (isNonNullType(type)) return this.value(type.ofType, depth);
    if (random.chance(0.05)) return type.toString() === 'ID' ? 'nobody' : random.pick([null, null]);
    if (isListType(type)) {
      return Array.from({ length: random.below(3) }, () => this.value(type.ofType, depth));
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => (depth > 0 || isLeafType(getNamedType(field.type))) && random.chance(0.35),
      );
      return Object.fromEntries(
        fields.map((field) => [field.name, this.value(field.type, depth - 1)]),
      );
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    switch (type.name) {
      case 'Int':
        return random.below(4);
      case 'Boolean':
        return random.chance(0.5);
      default:
        return random.pick(IDS);
    }
  }
}
