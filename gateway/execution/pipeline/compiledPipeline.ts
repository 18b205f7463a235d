import type { IncomingMessage } from 'node:http';
import type { GraphQLRequest, HTTPGraphQLRequest } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../../context';
import type { Executor } from '../../executor';
import type { Step } from '../../http/chain';
import type { Exchange } from '../../http/exchange';
import type { GatewayPlugin } from '../../plugin';
import { httpRequestOf, sendGraphQL } from './serverHttp';
import { LearnedOperations } from './learnedOperations';
import { runPipeline, pipelineParts, type PipelineParts } from './pipeline';

export interface CompiledPipelineOptions {
  /** All other plugins, in their order. */
  readonly plugins: readonly GatewayPlugin[];
  readonly formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
  readonly log: Logger;
}

/** Accepting these, a caller gets `application/json` from Apollo Server. */
const PLAIN_ACCEPTS = new Set([undefined, '*/*', 'application/json']);

/**
 * The way around Apollo Server for operations that have passed it once: their text is not hashed,
 * looked up, parsed and validated again, and the request is not repacked. Everything that depends
 * on the request (plugins, permissions, limits, execution, errors) is done as ever, so the answer
 * is the same, byte for byte. What is in any way unusual goes the long way. As a plugin it comes
 * first, so that its executor is the server's.
 */
export class CompiledPipeline implements GatewayPlugin {
  private readonly options: CompiledPipelineOptions;
  private readonly learned = new LearnedOperations();
  private around: PipelineParts | undefined;

  constructor(options: CompiledPipelineOptions) {
    this.options = options;
  }

  /** Keeps the server's executor, and learns what the server lets through to it. */
  readonly wrapExecutor = (execute: Executor): Executor => {
    this.around = pipelineParts({ ...this.options, execute });
    return (request) => {
      this.learned.learn(request);
      return execute(request);
    };
  };

  /** Answers what it can, and leaves the rest to what comes after it. */
  step(contextOf: (exchange: Exchange) => GatewayContext): Step {
    return (exchange) => {
      const { around } = this;
      const body = exchange.body as Body;
      if (around === undefined || !isPlain(exchange.request, body)) return;
      const learned = this.learned.of(body.query);
      const operationName = body.operationName ?? undefined;
      if (!learned?.operation(operationName)) return;
      const request = new PlainGraphQLRequest(exchange, body);
      let context: GatewayContext;
      try {
        context = contextOf(exchange);
      } catch {
        // The server tries again, and says what is wrong.
        return;
      }
      return runPipeline(around, { learned, request, context }).then(({ head, body }) =>
        sendGraphQL(exchange, head, body),
      );
    };
  }
}

interface Body {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
  readonly extensions?: unknown;
}

/** A request as plugins see it; its HTTP part is made where one of them looks at it. */
class PlainGraphQLRequest implements GraphQLRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
  readonly extensions = undefined;
  private readonly exchange: Exchange;

  constructor(exchange: Exchange, { query, operationName, variables }: Body) {
    this.query = query;
    this.operationName = operationName ?? undefined;
    this.variables = variables ?? undefined;
    this.exchange = exchange;
  }

  get http(): HTTPGraphQLRequest {
    return httpRequestOf(this.exchange);
  }
}

/** Whether nothing about a request makes Apollo Server treat it otherwise than most. */
function isPlain({ method, headers }: IncomingMessage, { query, extensions }: Body): boolean {
  return (
    method === 'POST' &&
    typeof query === 'string' &&
    extensions == null &&
    PLAIN_ACCEPTS.has(headers.accept)
  );
}
