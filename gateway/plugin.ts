import type {
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import type { GraphQLSchema, ValidationRule } from 'graphql';
import type { GatewayContext } from './context';
import type { Executor } from './executor';

/** A supergraph that the gateway has loaded and validated. */
export interface LoadedSupergraph {
  readonly sdl: string;
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
}

/**
 * A concern of the gateway that takes part in requests for operations: the only way to hook into a
 * request from validation on. Before that come the steps of http/chain.ts, which routes.ts
 * lists. reload/plugins.ts lists the plugins in order. A request passes the members in the order
 * below, and one member of all plugins before the next member. A plugin serves one supergraph.
 */
export interface GatewayPlugin {
  /**
   * Prepares for the supergraph, before its first request.
   * @throws Error when the supergraph cannot be served
   */
  readonly load?: (supergraph: LoadedSupergraph) => void;
  /** Rules for documents, whoever sends them: validated documents are cached for all callers. */
  readonly validationRules?: readonly ValidationRule[];
  /**
   * Checks an operation before it is executed, and refuses it by throwing. The hooks of all plugins
   * run; the first refusal counts. A hook without asynchronous work returns undefined, because
   * awaiting it would cost every request a turn of the event loop.
   */
  readonly didResolveOperation?: (
    context: GraphQLRequestContextDidResolveOperation<GatewayContext>,
  ) => void | Promise<void>;
  /**
   * Wraps the executor of operations; the executor of the first plugin is the outermost. Called
   * once, after all plugins have loaded the supergraph.
   */
  readonly wrapExecutor?: (execute: Executor, supergraph: LoadedSupergraph) => Executor;
  /** Completes a response before it is sent. */
  readonly willSendResponse?: (
    context: GraphQLRequestContextWillSendResponse<GatewayContext>,
  ) => void | Promise<void>;
}
