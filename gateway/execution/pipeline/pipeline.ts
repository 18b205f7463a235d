import {
  HeaderMap,
  type GraphQLRequestContext,
  type GraphQLRequest,
  type HTTPGraphQLHead,
} from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../../context';
import type { ExecutionAnswer, Executor, GatewayRequest } from '../../executor';
import type { GatewayPlugin } from '../../plugin';
import { writeJson } from '../rawJson/writeJson';
import type { LearnedDocument } from './learnedOperations';
import { runHooks } from './runHooks';
import { executionError, formatErrors, graphQLErrorOf, mergeHead } from './serverErrors';

/** The parts of a server that surround the execution of operations. */
export interface ServerParts {
  readonly plugins: readonly GatewayPlugin[];
  readonly log: Logger;
  readonly execute: Executor;
  readonly formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
}

/** The same parts, with the hooks of the plugins in place of the plugins. */
export interface PipelineParts extends Omit<ServerParts, 'plugins'> {
  readonly didResolveOperation: readonly NonNullable<GatewayPlugin['didResolveOperation']>[];
  readonly willSendResponse: readonly NonNullable<GatewayPlugin['willSendResponse']>[];
}

/** Collects the hooks of all plugins, in the order of the plugins. */
export function pipelineParts({ plugins, ...others }: ServerParts): PipelineParts {
  return {
    ...others,
    didResolveOperation: plugins.flatMap(({ didResolveOperation }) => didResolveOperation ?? []),
    willSendResponse: plugins.flatMap(({ willSendResponse }) => willSendResponse ?? []),
  };
}

/** A request for a learned document. */
export interface PipelineRequest {
  readonly learned: LearnedDocument;
  readonly request: GraphQLRequest;
  readonly context: GatewayContext;
}

/** A complete response. */
export interface PipelineResponse {
  readonly head: HTTPGraphQLHead;
  readonly body: string | Buffer;
}

type Context = Omit<GraphQLRequestContext<GatewayContext>, 'errors'> & {
  response: { body: { kind: 'single'; singleResult: SingleResult } };
  errors: readonly GraphQLError[] | undefined;
};
type SingleResult = {
  errors?: readonly GraphQLFormattedError[] | undefined;
  data?: ExecutionAnswer['data'] | undefined;
  extensions?: ExecutionAnswer['extensions'] | undefined;
};

/**
 * Runs the request pipeline of Apollo Server 5.5.1 from the point at which the document is found in
 * the document store: the hooks of the plugins in their order, execution, and the effects of errors
 * on the response. Every hook of a plugin runs; only hashing, lookup and the server's own
 * preparation are omitted.
 */
export async function runPipeline(
  parts: PipelineParts,
  pipelineRequest: PipelineRequest,
): Promise<PipelineResponse> {
  const context = requestContext(parts, pipelineRequest);
  try {
    await process(context, parts);
  } catch (error) {
    parts.log.error(`Unexpected error processing request: ${String(graphQLErrorOf(error))}`);
    const { errors } = formatErrors([new Error('Internal server error')], parts.formatError);
    return {
      head: { status: 500, headers: new HeaderMap() },
      body: `${JSON.stringify({ errors })}\n`,
    };
  }
  const { http, body } = context.response;
  const { errors, data, extensions } = body.singleResult;
  return { head: http, body: writeJson({ errors, data, extensions }, '\n') };
}

/**
 * Creates the object with all its members: V8 is slow with members that are added or deleted later.
 */
function requestContext(
  { log }: PipelineParts,
  { learned, request, context }: PipelineRequest,
): Context {
  const operation = learned.operation(request.operationName);
  return {
    logger: log,
    schema: learned.schema,
    request,
    response: { http: { status: undefined, headers: new HeaderMap() }, body: undefined },
    contextValue: context,
    metrics: { persistedQueryHit: false, persistedQueryRegister: false },
    requestIsBatched: false,
    queryHash: learned.queryHash,
    source: request.query,
    document: learned.document,
    operation: operation ?? undefined,
    operationName: operation?.name?.value ?? null,
    errors: undefined,
  } as unknown as Context;
}

async function process(context: Context, parts: PipelineParts): Promise<void> {
  try {
    const pending = runHooks(parts.didResolveOperation, context as never);
    if (pending !== undefined) await pending;
    respond(context, parts, await parts.execute(executionRequest(context)));
  } catch (error) {
    return sendErrors(context, parts, [graphQLErrorOf(error)]);
  }
  return runWillSendResponse(context, parts);
}

async function runWillSendResponse(
  context: Context,
  { willSendResponse }: PipelineParts,
): Promise<void> {
  const pending = runHooks(willSendResponse, context as never);
  if (pending !== undefined) await pending;
}

/** The request for the executor. It lists the members because object spread is slow. */
function executionRequest(context: Context): GatewayRequest {
  const { query, operationName, variables, extensions } = context.request;
  return {
    logger: context.logger,
    schema: context.schema,
    response: context.response,
    metrics: context.metrics,
    requestIsBatched: context.requestIsBatched,
    queryHash: context.queryHash,
    source: context.source,
    document: context.document,
    operation: context.operation,
    operationName: context.operationName,
    request: { query, operationName, variables, extensions },
    acceptsRawJson: true,
    context: context.contextValue,
  } as unknown as GatewayRequest;
}

function respond(context: Context, { formatError }: PipelineParts, answer: ExecutionAnswer): void {
  const { data, extensions } = answer;
  const errors = answer.errors?.map((error) => executionError(error as GraphQLError));
  if (errors === undefined) {
    const singleResult = { errors: undefined, data, extensions };
    context.response.body = { kind: 'single', singleResult };
    return;
  }
  context.errors = errors;
  const formatted = formatErrors(errors, formatError);
  const { head } = formatted;
  if (errors.length > 0 && data === undefined && !head.status) head.status = 400;
  mergeHead(context.response.http, head);
  context.response.body = {
    kind: 'single',
    singleResult: { errors: formatted.errors, data, extensions },
  };
}

function sendErrors(
  context: Context,
  parts: PipelineParts,
  thrown: readonly GraphQLError[],
): Promise<void> {
  context.errors = thrown;
  const { errors, head } = formatErrors(thrown, parts.formatError);
  context.response.body = { kind: 'single', singleResult: { errors } };
  mergeHead(context.response.http, head);
  context.response.http.status ||= 500;
  return runWillSendResponse(context, parts);
}
