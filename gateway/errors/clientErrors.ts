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
import { clientPath } from './errorPath';
import { faultSentence } from './faultSentence';

/** The parts of a request that its errors are translated with. */
export interface ErrorContext {
  readonly mayIntrospect: boolean;
  /** Whether the caller's client receives the reasons of denials. */
  readonly developer: boolean;
  readonly requestId: string;
  readonly log: Logger;
  readonly document?: DocumentNode;
  readonly operation?: OperationDefinitionNode;
}

/** The translated parts of an error. */
interface Translated {
  readonly code: ErrorCode;
  readonly message: string;
  readonly locations?: GraphQLFormattedError['locations'];
}

/** Extensions of catalogue errors that a caller may see; all others are internal. */
const VISIBLE_EXTENSIONS = ['reason', 'argument', 'position', 'retryAfter'] as const;

/** Codes of Apollo Server for an operation that is invalid in itself. */
const OPERATION_FAULTS: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
];

/**
 * Translates the errors of a response for the client; no error leaves the gateway otherwise. Only
 * codes of the catalogue leave, without stack, service name or host. An error outside the catalogue
 * is logged under the request's id and leaves as INTERNAL_ERROR. Details of a faulty operation go
 * only to callers who may read the schema: for others they would reveal the schema guess by guess.
 * Equal errors at the same path are merged into one with a count.
 */
export function clientErrors(
  errors: readonly GraphQLError[],
  context: ErrorContext,
): GraphQLFormattedError[] {
  const merged = new Map<
    string,
    { error: GraphQLFormattedError; count: number; isCounted: boolean }
  >();
  for (const error of errors) {
    const { code, message, locations } = translate(error, context);
    const path = pathOf(error, context);
    const extensions = visible(error, context);
    const key = JSON.stringify([code, message, path, extensions['reason']]);
    const own = error.extensions['count'];
    const count = typeof own === 'number' ? own : 1;
    const known = merged.get(key);
    if (known) {
      known.count += count;
      known.isCounted ||= code !== 'INVALID_OPERATION';
      continue;
    }
    merged.set(key, {
      count,
      isCounted: typeof own === 'number',
      error: {
        message,
        ...(locations && { locations }),
        ...(path.length > 0 && { path }),
        extensions: { code, ...extensions },
      },
    });
  }
  return [...merged.values()].map(({ error, count, isCounted }) =>
    isCounted ? { ...error, extensions: { ...error.extensions, count } } : error,
  );
}

/**
 * Translates an error that occurred before the operation or the caller was known: its code only.
 */
export function earlyError({ extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const code = OPERATION_FAULTS.includes(extensions?.['code'])
    ? 'INVALID_OPERATION'
    : 'INTERNAL_ERROR';
  return { message: ERRORS[code].message, extensions: { code } };
}

/** The HTTP status of a request that failed as a whole. */
export function statusOf(errors: readonly GraphQLFormattedError[]): number {
  const code = errors[0]?.extensions?.['code'];
  return isErrorCode(code) ? ERRORS[code].status : 500;
}

function translate(error: GraphQLError, context: ErrorContext): Translated {
  const { code } = error.extensions;
  if (OPERATION_FAULTS.includes(code)) return operationFault(error, context);
  const variable = variableFault(error);
  if (variable !== undefined) return { code: 'BAD_USER_INPUT', message: variable };
  if (isErrorCode(code)) return { code, message: error.message };
  const { originalError } = error;
  if (originalError instanceof GraphQLError && isErrorCode(originalError.extensions['code']))
    return { code: originalError.extensions['code'], message: originalError.message };
  // A foreign message may quote a value; the name, the code and the frames do not.
  context.log.error(
    {
      requestId: context.requestId,
      kind: originalError?.name ?? error.name,
      code,
      subgraph: error.extensions['serviceName'],
      at: pathOf(error, context).join('.'),
      where: frames(originalError ?? error),
    },
    'an error outside the catalogue',
  );
  return known('INTERNAL_ERROR');
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
  if (!mayIntrospect) return known('INVALID_OPERATION');
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

function pathOf(error: GraphQLError, { document, operation }: ErrorContext): string[] {
  if (!error.path || !document || !operation) return [];
  return clientPath(error.path, document, operation);
}

/**
 * The extensions that the client may see. Reasons of denials go to developer clients only; reasons
 * for an invalid input go to every client.
 */
function visible(
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

/** The stack without its first line, which is the message. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}
