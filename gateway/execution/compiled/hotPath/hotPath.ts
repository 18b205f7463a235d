import {
  HeaderMap,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
} from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../../../context';
import type { ExecutionRequest, Executor } from '../../../permissions/executor';
import { LearnedOperations } from './learnedOperations';
import { runPipeline } from './pipeline';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

export interface HotPathOptions {
  /** The server's own plugins, in its order. */
  readonly plugins: readonly ApolloServerPlugin<GatewayContext>[];
  readonly formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
  readonly log: Logger;
}

/** Accepting these, a caller gets `application/json` from Apollo Server. */
const PLAIN_ACCEPTS = new Set([undefined, '*/*', 'application/json']);

/**
 * The way around Apollo Server for operations that have passed it once: their text is not hashed,
 * looked up, parsed and validated again, and the request is not repacked. Everything that depends
 * on the request (plugins, permissions, limits, execution, errors) is done as ever, so the answer
 * is the same, byte for byte. What is in any way unusual goes the long way.
 */
export class HotPath {
  private readonly options: HotPathOptions;
  private readonly learned = new LearnedOperations();
  private execute: Executor<ExecutionRequest> | undefined;

  constructor(options: HotPathOptions) {
    this.options = options;
  }

  /** Learns what the server has let through; to be given to it after all other plugins. */
  plugin(): ApolloServerPlugin<GatewayContext> {
    return this.learned.plugin();
  }

  /** Keeps the executor of the server's gateway. */
  watch(gateway: GatewayInterface): GatewayInterface {
    return {
      load: async (options) => {
        const loaded = await gateway.load(options);
        this.execute = loaded.executor as unknown as Executor<ExecutionRequest>;
        return loaded;
      },
      onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
      stop: () => gateway.stop(),
    };
  }

  /** Answers what it can, and leaves the rest to what comes after it. */
  handler(
    contextOf: (both: { req: Request; res: Response }) => Promise<GatewayContext>,
  ): RequestHandler {
    return async (req, res, next) => {
      const { execute } = this;
      const body = req.body as Body;
      if (execute === undefined || !isPlain(req, body)) return next();
      const learned = this.learned.of(body.query);
      const operationName = body.operationName ?? undefined;
      if (!learned?.operation(operationName)) return next();
      const variables = body.variables ?? undefined;
      const request = {
        query: body.query,
        operationName,
        variables,
        extensions: undefined,
        get http() {
          return httpRequest(req);
        },
      };
      let context: GatewayContext;
      try {
        context = await contextOf({ req, res });
      } catch {
        // The server tries again, and says what is wrong.
        return next();
      }
      const around = { ...this.options, execute };
      const answer = await runPipeline(around, { learned, request, context });
      for (const [name, value] of answer.head.headers) res.setHeader(name, value);
      if (!answer.head.headers.has('content-type'))
        res.setHeader('content-type', 'application/json; charset=utf-8');
      res.statusCode = answer.head.status || 200;
      res.send(answer.body);
    };
  }
}

interface Body {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
  readonly extensions?: unknown;
}

/** Whether nothing about a request makes Apollo Server treat it otherwise than most. */
function isPlain({ method, headers }: Request, { query, extensions }: Body): boolean {
  return (
    method === 'POST' &&
    typeof query === 'string' &&
    extensions == null &&
    PLAIN_ACCEPTS.has(headers.accept)
  );
}

/** The request as the server's plugins know it. */
function httpRequest(req: Request) {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const at = req.url.indexOf('?');
  return {
    method: req.method,
    headers,
    search: at < 0 ? '' : req.url.slice(at),
    body: req.body as unknown,
  };
}
