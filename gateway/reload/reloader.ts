import type { Generations } from './generations';
import type { Serving, SupergraphOptions } from './serveSupergraph';

/** Replaces what is served, one after the other. */
export interface Reloader {
  /** @throws Error with one sentence when the supergraph is refused */
  to(next: SupergraphOptions): Promise<void>;
  /** Ends with what is under way; later ones are refused. */
  stop(): Promise<void>;
}

/**
 * Takes another supergraph into service. It is made whole before any request sees it, and one
 * assignment puts it in the place of the one before: access rules, costs, plans and compiled
 * operations change together. `ApolloGateway` could load it itself, but would serve a new schema
 * by old access rules when a listener threw, and execute by the new one what was validated
 * against the old.
 */
export function reloader(
  serving: Generations<Serving>,
  serve: (next: SupergraphOptions) => Promise<Serving>,
): Reloader {
  let underWay: Promise<void> = Promise.resolve();
  let stopped = false;

  async function replace(next: SupergraphOptions): Promise<void> {
    if (stopped) throw new Error('The gateway is stopping.');
    const made = await serve(next);
    // Tokens, consents and the disclosure log are settled when a gateway starts.
    const fault = stopped
      ? 'The gateway is stopping.'
      : made.hasAccessRules !== serving.current.hasAccessRules
        ? 'A gateway with access rules and one without are started differently; start it anew.'
        : undefined;
    if (fault !== undefined) {
      await made.stop();
      throw new Error(fault);
    }
    serving.replace(made);
  }

  return {
    to(next) {
      const turn = underWay.then(() => replace(next));
      underWay = turn.catch(() => undefined);
      return turn;
    },
    async stop() {
      stopped = true;
      await underWay;
    },
  };
}
