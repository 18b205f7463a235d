import type { GraphQLRequest, HTTPGraphQLRequest } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../../context';
import type { Executor } from '../../executor';
import type { Step } from '../../http/chain';
import type { Exchange } from '../../http/exchange';
import { USUAL_ACCEPTS } from '../../http/mediaTypes';
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

/**
 * Bypasses Apollo Server for operations that Apollo Server has accepted once: it does not hash,
 * look up, parse and validate their text again, and does not convert the request. Everything that
 * depends on the request (plugins, permissions, limits, execution, errors) is unchanged, so the
 * answer is the same, byte for byte. Apollo Server handles every unusual request. This must be the
 * first plugin, so that it wraps the executor of the server.
 */
export class CompiledPipeline implements GatewayPlugin {
  private readonly options: CompiledPipelineOptions;
  private readonly learned = new LearnedOperations();
  private parts: PipelineParts | undefined;

  constructor(options: CompiledPipelineOptions) {
    this.options = options;
  }

  /** Stores the server's executor, and learns the documents that the server accepts. */
  readonly wrapExecutor = (execute: Executor): Executor => {
    this.parts = pipelineParts({ ...this.options, execute });
    return (request) => {
      this.learned.learn(request);
      return execute(request);
    };
  };

  /** A step that answers requests for learned operations and leaves all others to the next step. */
  step(contextOf: (exchange: Exchange) => GatewayContext): Step {
    return (exchange) => {
      const { parts } = this;
      const body = exchange.body as Body;
      const type = USUAL_ACCEPTS.get(exchange.request.headers.accept);
      if (parts === undefined || type === undefined || !isPlain(body)) return;
      const learned = this.learned.of(body.query);
      const operationName = body.operationName ?? undefined;
      if (!learned?.operation(operationName)) return;
      const request = new PlainGraphQLRequest(exchange, body);
      let context: GatewayContext;
      try {
        context = contextOf(exchange);
      } catch {
        // Apollo Server creates the context again and reports the error.
        return;
      }
      return runPipeline(parts, { learned, request, context }).then(({ head, body }) =>
        sendGraphQL(exchange, head, body, type),
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

/** A request as plugins see it; the HTTP part is created when a plugin first reads it. */
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

/** Whether Apollo Server treats the request like any ordinary request of a query. */
function isPlain({ query, extensions }: Body): boolean {
  return typeof query === 'string' && extensions == null;
}
