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

/** What the door must know of the request whose errors leave. */
export interface Leaving {
  readonly mayIntrospect: boolean;
  /** Whether the caller's client is told the reasons of denials. */
  readonly developer: boolean;
  readonly requestId: string;
  readonly log: Logger;
  readonly document?: DocumentNode;
  readonly operation?: OperationDefinitionNode;
}

/** What an error says once it has been translated. */
interface Translated {
  readonly code: ErrorCode;
  readonly message: string;
  readonly locations?: GraphQLFormattedError['locations'];
}

/** Extensions of the catalogue's errors that a caller may see; any other is ours. */
const VISIBLE_EXTENSIONS = ['reason', 'argument', 'position', 'retryAfter'] as const;

/** The server's own words for an operation that is wrong in itself. */
const OPERATION_FAULTS: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];

/**
 * The single door by which errors leave the gateway. Only codes of the catalogue go out, without
 * stack, service name or host; what the catalogue does not know is logged under the request's id
 * and leaves as INTERNAL_ERROR. What is wrong with an operation is told in detail only to callers
 * who may read the schema: to others it would spell the schema out guess by guess. Equal errors
 * at the same path leave once, with their count.
 */
export function leaveByTheDoor(
  errors: readonly GraphQLError[],
  leaving: Leaving,
): GraphQLFormattedError[] {
  const merged = new Map<string, { error: GraphQLFormattedError; count: number; many: boolean }>();
  for (const error of errors) {
    const { code, message, locations } = translate(error, leaving);
    const path = pathOf(error, leaving);
    const shown = visible(error, leaving);
    const key = JSON.stringify([code, message, path, shown['reason']]);
    const own = error.extensions['count'];
    const count = typeof own === 'number' ? own : 1;
    const known = merged.get(key);
    if (known) {
      known.count += count;
      known.many ||= code !== 'INVALID_OPERATION';
      continue;
    }
    merged.set(key, {
      count,
      many: typeof own === 'number',
      error: {
        message,
        ...(locations && { locations }),
        ...(path.length > 0 && { path }),
        extensions: { code, ...shown },
      },
    });
  }
  return [...merged.values()].map(({ error, count, many }) =>
    many ? { ...error, extensions: { ...error.extensions, count } } : error,
  );
}

/** An error from before there was an operation or a caller: its kind, and nothing else. */
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

function translate(error: GraphQLError, leaving: Leaving): Translated {
  const { code } = error.extensions;
  if (OPERATION_FAULTS.includes(code)) return operationFault(error, leaving);
  const variable = variableFault(error);
  if (variable !== undefined) return { code: 'BAD_USER_INPUT', message: variable };
  if (isErrorCode(code)) return { code, message: error.message };
  const { originalError } = error;
  if (originalError instanceof GraphQLError && isErrorCode(originalError.extensions['code']))
    return { code: originalError.extensions['code'], message: originalError.message };
  // A message from elsewhere may quote a value; the name, the code and the frames do not.
  leaving.log.error(
    {
      requestId: leaving.requestId,
      kind: originalError?.name ?? error.name,
      code,
      subgraph: error.extensions['serviceName'],
      at: pathOf(error, leaving).join('.'),
      where: frames(originalError ?? error),
    },
    'an error outside the catalogue',
  );
  return known('INTERNAL_ERROR');
}

/**
 * What parser and rules say of an operation: the gateway's own rules by a code of the catalogue.
 * Callers who may not introspect get the sentences that name nothing of the schema.
 */
function operationFault(error: GraphQLError, { mayIntrospect }: Leaving): Translated {
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

/** GraphQL's own sentence about a bad variable quotes the value; ours names variable and type. */
function variableFault(error: GraphQLError): string | undefined {
  const node = error.nodes?.[0];
  if (node?.kind !== Kind.VARIABLE_DEFINITION || !error.message.startsWith('Variable "$'))
    return undefined;
  return `The value of variable $${node.variable.name.value} is missing or does not fit its type ${print(node.type)}.`;
}

function pathOf(error: GraphQLError, { document, operation }: Leaving): string[] {
  if (!error.path || !document || !operation) return [];
  return clientPath(error.path, document, operation);
}

/** Why a field was denied is for clients that are told reasons; why an input is bad, for all. */
function visible({ extensions }: GraphQLError, { developer }: Leaving): Record<string, unknown> {
  const { code } = extensions;
  if (!isErrorCode(code)) return {};
  const told = developer || code !== 'UNAUTHORIZED_FIELD_OR_TYPE';
  return Object.fromEntries(
    VISIBLE_EXTENSIONS.filter((name) => extensions[name] !== undefined)
      .filter((name) => told || name !== 'reason')
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
