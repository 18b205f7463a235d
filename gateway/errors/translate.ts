import {
  GraphQLError,
  Kind,
  print,
  type DocumentNode,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from 'graphql';
import type { Logger } from 'pino';
import { ERRORS, isErrorCode, type ErrorCode } from '../../schema/errors';
import { faultSentence } from './faultSentence';

/** The parts of a request that its errors are translated with. */
export interface ErrorContext {
  readonly mayIntrospect: boolean;
  /** Whether the caller's client receives the reasons of denials. */
  readonly developer: boolean;
  /** Whether the client has disconnected: errors that this causes are no faults. */
  readonly isAbandoned?: boolean;
  readonly requestId: string;
  readonly log: Logger;
  readonly document?: DocumentNode;
  readonly operation?: OperationDefinitionNode;
}

/** The translated parts of an error; the message is English. */
export interface Translated {
  readonly code: ErrorCode;
  readonly message: string;
  readonly locations?: GraphQLFormattedError['locations'];
}

/** Extensions of catalogue errors that a caller may see; all others are internal. */
const VISIBLE_EXTENSIONS = ['reason', 'argument', 'position', 'retryAfter', 'faults'] as const;

/** Codes of Apollo Server for an operation that is invalid in itself. */
export const OPERATION_FAULTS: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
];

/** The message of a faulty operation to callers who may not read the schema. */
export const NO_DETAILS =
  'The operation is not valid; callers with an access token receive the details.';

/**
 * Translates an error to the catalogue. An error outside the catalogue is logged under the
 * request's id and becomes INTERNAL_ERROR.
 * @param path of the error in the client's operation, for the log
 */
export function translate(
  error: GraphQLError,
  path: readonly string[],
  context: ErrorContext,
): Translated {
  const { code } = error.extensions;
  if (OPERATION_FAULTS.includes(code)) return operationFault(error, context);
  const variable = variableFault(error);
  if (variable !== undefined) return { code: 'BAD_USER_INPUT', message: variable };
  if (isErrorCode(code)) return { code, message: messageOf(error, code, context) };
  const { originalError } = error;
  if (originalError instanceof GraphQLError && isErrorCode(originalError.extensions['code']))
    return { code: originalError.extensions['code'], message: originalError.message };
  if (context.isAbandoned) return known('INTERNAL_ERROR');
  // A foreign message may quote a value; the name, the code and the frames do not.
  context.log.error(
    {
      requestId: context.requestId,
      kind: originalError?.name ?? error.name,
      code,
      subgraph: error.extensions['serviceName'],
      at: path.join('.'),
      where: frames(originalError ?? error),
    },
    'an error outside the catalogue',
  );
  return known('INTERNAL_ERROR');
}

/**
 * The extensions that the client may see. Reasons of denials go to developer clients only; reasons
 * for an invalid input go to every client.
 */
export function visible(
  { extensions }: GraphQLError,
  { developer }: ErrorContext,
): Record<string, unknown> {
  const { code } = extensions;
  if (!isErrorCode(code)) return {};
  const mayKnowReason = developer || code !== 'UNAUTHORIZED_FIELD_OR_TYPE';
  return Object.fromEntries(
    VISIBLE_EXTENSIONS.filter((name) => extensions[name] !== undefined)
      .filter((name) => mayKnowReason || name !== 'reason')
      .map((name) => [name, extensions[name]]),
  );
}

/** The message of a denial whose reason the caller may know is that of the reason: it has a remedy. */
function messageOf(error: GraphQLError, code: ErrorCode, { developer }: ErrorContext): string {
  const { reason } = error.extensions;
  return developer && code === 'UNAUTHORIZED_FIELD_OR_TYPE' && isErrorCode(reason)
    ? ERRORS[reason].message
    : error.message;
}

/**
 * Translates an error of the parser or of a validation rule. The gateway's own rules use codes of
 * the catalogue. Callers who may not introspect get only sentences that name nothing of the schema.
 */
function operationFault(error: GraphQLError, { mayIntrospect }: ErrorContext): Translated {
  const { locations, originalError } = error;
  const { code: own, namesNoSchema } =
    originalError instanceof GraphQLError ? originalError.extensions : {};
  if (isErrorCode(own) && (own !== 'INVALID_OPERATION' || namesNoSchema === true))
    return { code: own, message: error.message };
  if (/^Syntax Error: Document contains more tha[nt] \d+ tokens/.test(error.message))
    return known('OPERATION_TOO_LARGE');
  if (!mayIntrospect) return { code: 'INVALID_OPERATION', message: NO_DETAILS };
  return {
    code: 'INVALID_OPERATION',
    message: own === undefined ? faultSentence(error) : error.message,
    ...(locations && locations.length > 0 && { locations }),
  };
}

function known(code: ErrorCode): Translated {
  return { code, message: ERRORS[code].message };
}

/**
 * The message for an invalid variable: GraphQL.js quotes the value, this one names variable and
 * type.
 */
function variableFault(error: GraphQLError): string | undefined {
  const node = error.nodes?.[0];
  if (node?.kind !== Kind.VARIABLE_DEFINITION || !error.message.startsWith('Variable "$'))
    return undefined;
  return `The value of variable $${node.variable.name.value} is missing or does not fit its type ${print(node.type)}.`;
}

/** The stack without its first line, which is the message. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}
