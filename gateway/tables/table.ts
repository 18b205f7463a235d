import {
  getNamedType,
  isEnumType,
  isObjectType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** The argument of an export that names the format of the file. */
export const FORMAT = 'format';
/** The field of a file with its one-use address. */
export const PATH = 'path';

/** A field of Query whose answer is a table, and the field of Mutation that exports it. */
export interface Table {
  /** The name of the field of Query. */
  readonly name: string;
  /** The name of the field of Mutation. */
  readonly exportName: string;
  /** The arguments of the field of Query; the export has the same ones. */
  readonly arguments: readonly GraphQLArgument[];
  /** The formats of the export: extension → value of its enum. */
  readonly formats: ReadonlyMap<string, string>;
}

/**
 * The table of a name. The schema declares it by its shape, so that the gateway knows no type of a
 * domain: a field of Query, and a field of Mutation with `export` before its name, the same
 * arguments, an argument `format` of an enum, and a result with a `path` of /download.
 */
export function tableOf(schema: GraphQLSchema, name: string): Table | undefined {
  const query = schema.getQueryType()?.getFields()[name];
  const exportName = `export${name[0]!.toUpperCase()}${name.slice(1)}`;
  const exported = schema.getMutationType()?.getFields()[exportName];
  if (query === undefined || exported === undefined || !givesFile(exported)) return undefined;
  const format = exported.args.find((argument) => argument.name === FORMAT);
  const formats = format && getNamedType(format.type);
  if (!isEnumType(formats)) return undefined;
  const types = new Map(exported.args.map((argument) => [argument.name, String(argument.type)]));
  if (query.args.some((argument) => types.get(argument.name) !== String(argument.type)))
    return undefined;
  return {
    name,
    exportName,
    arguments: query.args,
    formats: new Map(formats.getValues().map((value) => [value.name.toLowerCase(), value.name])),
  };
}

/** The names of all tables of a schema, in their order. */
export function tableNames(schema: GraphQLSchema): string[] {
  return Object.keys(schema.getQueryType()?.getFields() ?? {})
    .filter((name) => tableOf(schema, name) !== undefined)
    .sort();
}

function givesFile({ type }: GraphQLField<unknown, unknown>): boolean {
  const file = getNamedType(type);
  return isObjectType(file) && isScalarType(getNamedType(file.getFields()[PATH]?.type));
}
