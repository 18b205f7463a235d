import {
  buildASTSchema,
  getDirectiveValues,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  parse,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { SUBGRAPH_NAMES, subgraphSdl, type SubgraphName } from '../../../schema/sdl';

/** A condition as the SDL defines it: the compared field, and the comparison. */
export interface ConditionInSchema {
  /** `court`, or `filter.court`. */
  readonly argument: string;
  readonly type: string;
  readonly isEnum: boolean;
  readonly required: boolean;
  readonly byDefault: unknown;
  readonly by: string;
  readonly match: 'EQUAL' | 'ONE_OF' | 'FROM' | 'TO' | 'TEXT';
  readonly needs: string | undefined;
}

/** An order of a search; without a name when callers do not choose it. */
export interface OrderInSchema {
  readonly name: string | undefined;
  readonly by: readonly (readonly [path: string, direction: 'ASC' | 'DESC'])[];
}

/** A kind of record as the expanded SDL defines it, read only with graphql-js. */
export interface KindInSchema {
  readonly subgraph: SubgraphName;
  readonly type: string;
  readonly list: string | undefined;
  readonly search: string | undefined;
  readonly listConditions: readonly ConditionInSchema[];
  readonly searchConditions: readonly ConditionInSchema[];
  readonly orders: readonly OrderInSchema[];
  readonly schema: GraphQLSchema;
}

/** Every type of every subgraph that is a `@record`. */
export function kindsInSchema(): KindInSchema[] {
  return SUBGRAPH_NAMES.flatMap((subgraph) => {
    const schema = buildASTSchema(parse(subgraphSdl(subgraph)), {
      assumeValid: true,
      assumeValidSDL: true,
    });
    return Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => {
        const record = valuesOf(schema, type, 'record');
        return record === undefined ? [] : [kindOf(subgraph, schema, type, record)];
      });
  });
}

/** The arguments of a directive on a definition; undefined without the directive. */
export function valuesOf(
  schema: GraphQLSchema,
  { astNode }: { readonly astNode?: unknown },
  name: string,
): Record<string, any> | undefined {
  const directive = schema.getDirective(name);
  return directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
}

function kindOf(
  subgraph: SubgraphName,
  schema: GraphQLSchema,
  { name: type }: GraphQLObjectType,
  record: Record<string, any>,
): KindInSchema {
  const list = record['list'] as string | undefined;
  const search = record['search'] as string | undefined;
  const argsOf = (parent: string, field: string | undefined) =>
    field === undefined
      ? []
      : (schema.getType(parent) as GraphQLObjectType).getFields()[field]!.args;
  const searched = argsOf('Query', search);
  return {
    subgraph,
    type,
    list: list ?? undefined,
    search: search ?? undefined,
    listConditions: argsOf('Subject', list).flatMap((arg) => conditionsOf(schema, arg)),
    searchConditions: searched.flatMap((arg) => conditionsOf(schema, arg)),
    orders: search ? ordersOf(schema, search, searched) : [],
    schema,
  };
}

function conditionsOf(
  schema: GraphQLSchema,
  argument: GraphQLArgument | GraphQLInputField,
  within = '',
): ConditionInSchema[] {
  const path = within + argument.name;
  const type = getNamedType(argument.type);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) =>
      conditionsOf(schema, field, `${path}.`),
    );
  const filtered = valuesOf(schema, argument, 'filtered');
  if (filtered === undefined) return [];
  return [
    {
      argument: path,
      type: type.name,
      isEnum: isEnumType(type),
      required: String(argument.type).endsWith('!'),
      byDefault: argument.defaultValue,
      by: filtered['by'] as string,
      match: filtered['match'] as ConditionInSchema['match'],
      needs: (filtered['needs'] ?? undefined) as string | undefined,
    },
  ];
}

const NEWEST = ['decisionDate DESC'];

function ordersOf(
  schema: GraphQLSchema,
  search: string,
  args: readonly GraphQLArgument[],
): OrderInSchema[] {
  const read = (by: readonly string[] = NEWEST): OrderInSchema['by'] =>
    by.map((each) => each.split(' ') as [string, 'ASC' | 'DESC']);
  const type = args.find(({ name }) => name === 'order')?.type;
  const named = type && getNamedType(type);
  if (isEnumType(named))
    return named
      .getValues()
      .map((value) => ({ name: value.name, by: read(valuesOf(schema, value, 'ordered')?.['by']) }));
  const field = (schema.getType('Query') as GraphQLObjectType).getFields()[search]!;
  return [{ name: undefined, by: read(valuesOf(schema, field, 'ordered')?.['by']) }];
}
