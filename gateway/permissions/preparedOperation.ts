import {
  isInputType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
  visit,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf, type Fragments } from '../../schema/selections/fragmentsOf';
import { compileFitting, type FittingVariables } from '../fittingVariables';
import { conditionOf, isCondition, type ConditionValues } from '../../schema/selections/conditions';
import type { InputGuard, ProvidedVariable, ProvidedVariables } from './inputs';

/** An operation of a validated document, and its variables that can change verdicts. */
export interface PreparedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** Whether it contains any `@skip` or `@include`. */
  readonly conditional: boolean;
  readonly conditionVariables: readonly PreparedVariable[];
  /** The variables used in arguments of fields. */
  readonly inputVariables: readonly PreparedVariable[];
  readonly fit: FittingVariables;
}

interface PreparedVariable {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** The operation's own default, as plain JSON; undefined without one. */
  readonly fallback: unknown;
}

/** The facts of the variables that verdicts depend on, and a key that is equal for equal facts. */
export interface VariableFacts {
  readonly conditions: ConditionValues;
  readonly inputs: ProvidedVariables;
  readonly key: string;
}

/**
 * Prepares one operation of a document that has passed validation.
 * @returns undefined when the document has no such operation
 */
export function prepareOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  guardsInputs: boolean,
): PreparedOperation | undefined {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName == null || definition.name?.value === operationName),
  );
  if (operation === undefined) return undefined;

  let conditional = false;
  const inConditions = new Set<string>();
  const inArguments = new Set<string>();
  visit(document, {
    Directive(node) {
      if (!isCondition(node)) return false;
      conditional = true;
      const condition = conditionOf(node);
      if (typeof condition === 'string') inConditions.add(condition);
      return false;
    },
    Argument(node) {
      visit(node, { Variable: ({ name }) => void inArguments.add(name.value) });
      return false;
    },
  });
  const variables = preparedVariables(schema, operation);
  return {
    operation,
    fragments: fragmentsOf(document),
    conditional,
    conditionVariables: variables.filter(({ name }) => inConditions.has(name)),
    inputVariables: guardsInputs ? variables.filter(({ name }) => inArguments.has(name)) : [],
    fit: compileFitting(schema, operation.variableDefinitions ?? []),
  };
}

function preparedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): PreparedVariable[] {
  return (operation.variableDefinitions ?? []).flatMap((definition) => {
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) return [];
    const fallback: unknown =
      definition.defaultValue && valueFromASTUntyped(definition.defaultValue);
    return [{ name: definition.variable.name.value, type, fallback }];
  });
}

/**
 * The facts of a request's variables that verdicts depend on: the values of conditions, which
 * variables have a value, and the guarded coordinates inside the values.
 * @param variables as the client sent them; values that cannot be coerced are ignored
 */
export function variableFacts(
  prepared: PreparedOperation,
  guard: InputGuard,
  variables: Readonly<Record<string, unknown>>,
): VariableFacts {
  const conditions = new Map<string, boolean>();
  const inputs = new Map<string, ProvidedVariable>();
  let key = '';
  for (const { name, fallback } of prepared.conditionVariables) {
    const value = ownValue(variables, name, fallback) === true;
    conditions.set(name, value);
    key += value ? '1' : '0';
  }
  for (const { name, type, fallback } of prepared.inputVariables) {
    const value = ownValue(variables, name, fallback);
    const present = value !== undefined;
    const coordinates = present ? guard.ofValue(value, type) : [];
    inputs.set(name, { present, coordinates });
    key += present ? `|${coordinates.join(',')}` : '|-';
  }
  return { conditions, inputs, key };
}

function ownValue(
  variables: Readonly<Record<string, unknown>>,
  name: string,
  fallback: unknown,
): unknown {
  const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return given === undefined ? fallback : given;
}
