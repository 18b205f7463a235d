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

/** What a server has around the execution of operations. */
export interface ServerParts {
  readonly plugins: readonly GatewayPlugin[];
  readonly log: Logger;
  readonly execute: Executor;
  readonly formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
}

/** The same, the plugins by their hooks. */
export interface PipelineParts extends Omit<ServerParts, 'plugins'> {
  readonly didResolveOperation: readonly NonNullable<GatewayPlugin['didResolveOperation']>[];
  readonly willSendResponse: readonly NonNullable<GatewayPlugin['willSendResponse']>[];
}

/** Gathers once which plugins have which hooks. */
export function pipelineParts({ plugins, ...parts }: ServerParts): PipelineParts {
  return {
    ...parts,
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

/** A whole response. */
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
 * Takes a request through Apollo Server 5.5.1's pipeline from the point where the document has
 * been found in the server's store: the plugins' hooks in their order, execution, and what errors
 * do to the response. Nothing of a plugin is left out; only hashing, looking up and the server's
 * own preparations are.
 */
export async function runPipeline(around: PipelineParts, hot: PipelineRequest): Promise<PipelineResponse> {
  const context = requestContext(around, hot);
  try {
    await process(context, around);
  } catch (error) {
    around.log.error(`Unexpected error processing request: ${String(graphQLErrorOf(error))}`);
    const { errors } = formatErrors([new Error('Internal server error')], around.formatError);
    return {
      head: { status: 500, headers: new HeaderMap() },
      body: `${JSON.stringify({ errors })}\n`,
    };
  }
  const { http, body } = context.response;
  const { errors, data, extensions } = body.singleResult;
  return { head: http, body: writeJson({ errors, data, extensions }, '\n') };
}

/** Every member is there from the beginning: an object that grows or shrinks later is a slow one. */
function requestContext({ log }: PipelineParts, { learned, request, context }: PipelineRequest): Context {
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

async function process(context: Context, around: PipelineParts): Promise<void> {
  try {
    const looking = runHooks(around.didResolveOperation, context as never);
    if (looking !== undefined) await looking;
    respond(context, around, await around.execute(executionRequest(context)));
  } catch (error) {
    return sendErrors(context, around, [graphQLErrorOf(error)]);
  }
  return sendOff(context, around);
}

async function sendOff(context: Context, { willSendResponse }: PipelineParts): Promise<void> {
  const looking = runHooks(willSendResponse, context as never);
  if (looking !== undefined) await looking;
}

/** The request as a gateway's executor is told of it; named one by one, for copying the rest is slow. */
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
  around: PipelineParts,
  given: readonly GraphQLError[],
): Promise<void> {
  context.errors = given;
  const { errors, head } = formatErrors(given, around.formatError);
  context.response.body = { kind: 'single', singleResult: { errors } };
  mergeHead(context.response.http, head);
  context.response.http.status ||= 500;
  return sendOff(context, around);
}
