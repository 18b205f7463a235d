import {
  astFromValue,
  Kind,
  OperationTypeNode,
  parse,
  parseType,
  print,
  visit,
  type ArgumentNode,
  type FieldNode,
  type NameNode,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { creditError } from '../../schema/errors';
import { FORMAT, PATH, type Table } from './table';

/** The name under which the answer has the file. */
export const FILE = 'file';

/** An operation that exports a table, and its variables. */
export interface ExportOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The operation that exports a table with these arguments. */
export function exportWith(
  table: Table,
  format: string,
  values: Readonly<Record<string, unknown>>,
): ExportOperation {
  const given = table.arguments.filter(({ name }) => Object.hasOwn(values, name));
  return {
    query: operationText(
      table,
      format,
      given.map(({ name }) => argument(name, { kind: Kind.VARIABLE, name: nameNode(name) })),
      given.map(({ name, type }) => ({
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: nameNode(name) },
        type: parseType(String(type)),
      })),
    ),
    variables: values,
  };
}

/**
 * The operation that exports the table of a registered query: the same field with the same
 * arguments and variables.
 * @throws BAD_USER_INPUT when the query is not one for this table alone
 */
export function exportOf(
  table: Table,
  format: string,
  { query, variables }: ExportOperation,
): ExportOperation {
  const { operation, field } = tableIn(query, table.name);
  const given = field.arguments ?? [];
  const used = new Set<string>();
  for (const one of given) visit(one, { Variable: ({ name }) => void used.add(name.value) });
  const definitions = (operation.variableDefinitions ?? [])
    .filter(({ variable }) => used.has(variable.name.value))
    .map((definition) => withDefault(definition, given, table));
  return {
    query: operationText(table, format, given, definitions),
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name))),
  };
}

function tableIn(text: string, name: string) {
  const [operation, ...others] = parse(text, { noLocation: true }).definitions.filter(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION,
  );
  const [field, ...more] = (operation?.selectionSet.selections ?? []).filter(
    (selection) => selection.kind !== Kind.FIELD || selection.name.value !== '__typename',
  );
  if (
    operation?.operation !== OperationTypeNode.QUERY ||
    field?.kind !== Kind.FIELD ||
    field.name.value !== name ||
    (field.directives ?? []).length > 0 ||
    others.length + more.length > 0
  )
    throw creditError(
      'BAD_USER_INPUT',
      `The operation of this id must be one query that selects ${name} alone, without a fragment or a condition.`,
    );
  return { operation, field };
}

/** A variable without a value takes the default of the query, which may differ from the export's. */
function withDefault(
  definition: VariableDefinitionNode,
  given: readonly ArgumentNode[],
  table: Table,
): VariableDefinitionNode {
  if (definition.defaultValue || definition.type.kind === Kind.NON_NULL_TYPE) return definition;
  const { value: variable } = definition.variable.name;
  const place = given.find(
    ({ value }) => value.kind === Kind.VARIABLE && value.name.value === variable,
  );
  const defaultValue = defaultsOf(table).get(place?.name.value ?? '');
  return defaultValue === undefined
    ? definition
    : { ...definition, defaultValue: defaultValue as VariableDefinitionNode['defaultValue'] };
}

function operationText(
  table: Table,
  format: string,
  given: readonly ArgumentNode[],
  variableDefinitions: readonly VariableDefinitionNode[],
): string {
  const absent = [...defaultsOf(table)].filter(
    ([name]) => !given.some((one) => one.name.value === name),
  );
  const field: FieldNode = {
    kind: Kind.FIELD,
    alias: nameNode(FILE),
    name: nameNode(table.exportName),
    arguments: [
      argument(FORMAT, { kind: Kind.ENUM, value: format }),
      ...given,
      ...absent.map(([name, value]) => argument(name, value)),
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [{ kind: Kind.FIELD, name: nameNode(PATH) }],
    },
  };
  return print({
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.MUTATION,
    name: nameNode('TableFile'),
    variableDefinitions,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  });
}

/** The defaults of the query's arguments, which the export need not have. */
function defaultsOf(table: Table): Map<string, ValueNode> {
  return new Map(
    table.arguments.flatMap(({ name, type, defaultValue }) => {
      const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
      return value == null ? [] : [[name, value] as const];
    }),
  );
}

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });
const argument = (name: string, value: ValueNode): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: nameNode(name),
  value,
});
