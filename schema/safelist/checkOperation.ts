import {
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { SAFELIST_LIMITS } from './limits';

/** One reason why an operation is invalid; line and column count from 1. */
export interface OperationFault {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** An operation that a safelist can contain, or the reasons why it cannot. */
export interface CheckedOperation {
  readonly name: string | null;
  readonly kind: 'QUERY' | 'MUTATION';
  readonly faults: readonly OperationFault[];
}

const MAX_FAULTS = 5;

/**
 * Checks the text of an operation: one query or mutation, within the limits, valid against the API
 * schema.
 * @param rules rules beyond those of the GraphQL specification
 */
export function checkOperation(
  schema: GraphQLSchema,
  text: string,
  rules: readonly ValidationRule[] = [],
): CheckedOperation {
  const bytes = Buffer.byteLength(text);
  if (bytes > SAFELIST_LIMITS.documentBytes)
    return refused(
      `The operation has ${bytes} bytes; at most ${SAFELIST_LIMITS.documentBytes} are allowed.`,
    );
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: SAFELIST_LIMITS.tokens });
  } catch (error) {
    return { ...NOTHING, faults: [faultOf(error as GraphQLError)] };
  }
  const operations = document.definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation] = operations;
  if (operation === undefined || operations.length > 1)
    return refused(`The text has ${operations.length} operations; it must have exactly one.`);
  const name = operation.name?.value ?? null;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    return { ...refused('Subscriptions are not supported.'), name };
  const errors = validate(schema, document, [...specifiedRules, ...rules], {
    maxErrors: MAX_FAULTS,
  });
  return {
    name,
    kind: operation.operation === OperationTypeNode.MUTATION ? 'MUTATION' : 'QUERY',
    faults: errors.slice(0, MAX_FAULTS).map(faultOf),
  };
}

const NOTHING = { name: null, kind: 'QUERY' } as const;

function refused(message: string): CheckedOperation {
  return { ...NOTHING, faults: [{ message }] };
}

function faultOf({ message, locations }: GraphQLError): OperationFault {
  return { message, ...locations?.[0] };
}
