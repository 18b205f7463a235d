import type { ActiveSupergraph } from './activeSupergraph';
import type { ServedSupergraph, SupergraphOptions } from './serveSupergraph';

/** Replaces the supergraph; replacements run one after the other. */
export interface Reloader {
  /** @throws Error with one sentence when the supergraph is refused */
  to(next: SupergraphOptions): Promise<void>;
  /** Waits for a running replacement; later ones are refused. */
  stop(): Promise<void>;
}

/**
 * Serves another supergraph. It is complete before any request reaches it, and one assignment
 * replaces the one before: access rules, costs, plans and compiled operations change together. `ApolloGateway` could load it itself, but would serve a new schema
 * by old access rules when a listener threw, and execute by the new one what was validated
 * against the old.
 */
export function reloader(
  active: ActiveSupergraph<ServedSupergraph>,
  serve: (next: SupergraphOptions) => Promise<ServedSupergraph>,
): Reloader {
  let underWay: Promise<void> = Promise.resolve();
  let stopped = false;

  async function replace(next: SupergraphOptions): Promise<void> {
    if (stopped) throw new Error('The gateway is stopping.');
    const made = await serve(next);
    // Tokens, consents and the disclosure log are settled when a gateway starts.
    const fault = stopped
      ? 'The gateway is stopping.'
      : made.hasAccessRules !== active.current.hasAccessRules
        ? 'A gateway with access rules and one without are started differently; start it anew.'
        : undefined;
    if (fault !== undefined) {
      await made.stop();
      throw new Error(fault);
    }
    active.replace(made);
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
