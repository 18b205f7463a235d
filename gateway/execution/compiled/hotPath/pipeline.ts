import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
  type GraphQLRequest,
  type HTTPGraphQLHead,
} from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../../../context';
import type { ExecutionAnswer, ExecutionRequest, Executor } from '../../../permissions/executor';
import { stringifySpliced } from '../../splicing/splicedText';
import type { LearnedDocument } from './learnedOperations';
import { executionError, formatErrors, graphQLErrorOf, mergeHead } from './serverErrors';

/** What stands around the execution of an operation. */
export interface Surroundings {
  readonly plugins: readonly ApolloServerPlugin<GatewayContext>[];
  readonly log: Logger;
  readonly execute: Executor<ExecutionRequest>;
  readonly formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
}

/** A request for a learned document. */
export interface HotRequest {
  readonly learned: LearnedDocument;
  readonly request: GraphQLRequest;
  readonly context: GatewayContext;
}

/** A whole response. */
export interface HotAnswer {
  readonly head: HTTPGraphQLHead;
  readonly body: string;
}

type Context = GraphQLRequestContext<GatewayContext> & {
  response: { body: { kind: 'single'; singleResult: SingleResult } };
};
type SingleResult = Omit<ExecutionAnswer, 'errors'> & {
  errors?: readonly GraphQLFormattedError[] | undefined;
};
type Listener = GraphQLRequestListener<GatewayContext>;

/**
 * Takes a request through Apollo Server 5.5.1's pipeline from the point where the document has
 * been found in the server's store: the plugins' hooks in their order, execution, and what errors
 * do to the response. Nothing of a plugin is left out; only hashing, looking up and the server's
 * own preparations are.
 */
export async function runPipeline(around: Surroundings, hot: HotRequest): Promise<HotAnswer> {
  const context = requestContext(around, hot);
  try {
    await process(context, around, hot);
  } catch (error) {
    await unexpected(context, around, graphQLErrorOf(error));
    const { errors } = formatErrors([new Error('Internal server error')], around.formatError);
    return {
      head: { status: 500, headers: new HeaderMap() },
      body: `${JSON.stringify({ errors })}\n`,
    };
  }
  const { http, body } = context.response;
  const { errors, data, extensions } = body.singleResult;
  return { head: http, body: `${stringifySpliced({ errors, data, extensions })}\n` };
}

function requestContext({ log }: Surroundings, { learned, request, context }: HotRequest): Context {
  return {
    logger: log,
    schema: learned.schema,
    request,
    response: { http: { status: undefined, headers: new HeaderMap() } },
    contextValue: context,
    metrics: { persistedQueryHit: false, persistedQueryRegister: false },
    requestIsBatched: false,
  } as unknown as Context;
}

async function process(context: Context, around: Surroundings, hot: HotRequest): Promise<void> {
  const { plugins } = around;
  const started = await Promise.all(
    plugins.map(async (plugin) => plugin.requestDidStart?.(context)),
  );
  const listeners = started.filter((listener) => listener !== undefined) as Listener[];
  const { learned, request } = hot;
  const operation = learned.operation(request.operationName);
  Object.assign(context, { queryHash: learned.queryHash, source: request.query });
  await all(listeners, (listener) => listener.didResolveSource?.(context as never));
  Object.assign(context, {
    document: learned.document,
    operation: operation ?? undefined,
    operationName: operation?.name?.value ?? null,
  });
  const fail = (error: unknown) => sendErrors(context, around, listeners, [graphQLErrorOf(error)]);
  try {
    await all(listeners, (listener) => listener.didResolveOperation?.(context as never));
  } catch (error) {
    return fail(error);
  }
  for (const listener of listeners) {
    const given = await listener.responseForOperation?.(context as never);
    if (given == null) continue;
    context.response.body = given.body as never;
    mergeHead(context.response.http, given.http);
    return sendOff(context, listeners);
  }
  const ends = await all(listeners, (listener) => listener.executionDidStart?.(context as never));
  ends.reverse();
  const ended = (error?: Error) =>
    Promise.all(ends.map(async (end) => end?.executionDidEnd?.(error)));
  try {
    const answer = await around.execute(executionRequest(context));
    await respond(context, around, listeners, answer);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : graphQLErrorOf(thrown);
    await ended(error);
    return fail(error);
  }
  await ended();
  await sendOff(context, listeners);
}

async function sendOff(context: Context, listeners: readonly Listener[]): Promise<void> {
  await all(listeners, (listener) => listener.willSendResponse?.(context as never));
}

/** The request as a gateway's executor is told of it. */
function executionRequest(context: Context): ExecutionRequest {
  const { request, contextValue, ...rest } = context;
  const { query, operationName, variables, extensions } = request;
  return {
    ...rest,
    request: { query, operationName, variables, extensions },
    splices: true,
    context: contextValue,
  } as unknown as ExecutionRequest;
}

async function respond(
  context: Context,
  { formatError }: Surroundings,
  listeners: readonly Listener[],
  answer: ExecutionAnswer,
): Promise<void> {
  const errors = answer.errors?.map((error) => executionError(error as GraphQLError));
  if (errors) await encountered(context, listeners, errors);
  const formatted = errors && formatErrors(errors, formatError);
  if (formatted) {
    const { head } = formatted;
    if (errors.length > 0 && answer.data === undefined && !head.status) head.status = 400;
    mergeHead(context.response.http, head);
  }
  context.response.body = {
    kind: 'single',
    singleResult: { ...answer, errors: formatted?.errors },
  };
}

async function sendErrors(
  context: Context,
  { formatError }: Surroundings,
  listeners: readonly Listener[],
  given: readonly GraphQLError[],
): Promise<void> {
  await encountered(context, listeners, given);
  const { errors, head } = formatErrors(given, formatError);
  context.response.body = { kind: 'single', singleResult: { errors } };
  mergeHead(context.response.http, head);
  context.response.http.status ||= 500;
  await sendOff(context, listeners);
}

async function encountered(
  context: Context,
  listeners: readonly Listener[],
  errors: readonly GraphQLError[],
): Promise<void> {
  Object.assign(context, { errors });
  await all(listeners, (listener) => listener.didEncounterErrors?.(context as never));
}

async function unexpected(
  context: Context,
  { plugins, log }: Surroundings,
  error: Error,
): Promise<void> {
  await Promise.all(
    plugins.map(async (plugin) =>
      plugin.unexpectedErrorProcessingRequest?.({ requestContext: context, error }),
    ),
  );
  log.error(`Unexpected error processing request: ${String(error)}`);
}

function all<Result>(
  listeners: readonly Listener[],
  hook: (listener: Listener) => Result,
): Promise<Awaited<Result>[]> {
  return Promise.all(listeners.map(async (listener) => hook(listener)));
}
