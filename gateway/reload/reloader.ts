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
 * Replaces the active supergraph. The next one is complete before any request reaches it, and one
 * assignment replaces the previous one: access rules, costs, plans and compiled operations change
 * together. `ApolloGateway` could reload by itself, but it would serve a new schema with old access
 * rules when a listener throws, and would execute against the new schema what was validated against
 * the old one.
 */
export function reloader(
  active: ActiveSupergraph<ServedSupergraph>,
  serve: (next: SupergraphOptions) => Promise<ServedSupergraph>,
): Reloader {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function replace(next: SupergraphOptions): Promise<void> {
    if (stopped) throw new Error('The gateway is stopping.');
    const created = await serve(next);
    // Token verification, consents and the disclosure log are configured when a gateway starts.
    const fault = stopped
      ? 'The gateway is stopping.'
      : created.hasAccessRules !== active.current.hasAccessRules
        ? 'A reload can neither add nor remove access rules; restart the gateway.'
        : undefined;
    if (fault !== undefined) {
      await created.stop();
      throw new Error(fault);
    }
    active.replace(created);
  }

  return {
    to(next) {
      const turn = running.then(() => replace(next));
      running = turn.catch(() => undefined);
      return turn;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
