import type { Logger } from 'pino';
import type { SubgraphClient } from '../subgraphClient';
import { faultOf, VERDICTS, type Verdict } from './callFaults';
import { Circuit, type Attempt } from './circuit';

/** The call was not made because the circuit of the subgraph is open. */
export class SuspendedError extends Error {
  override readonly name = 'SuspendedError';
}

/** The call failed because of an exception of the gateway itself, which is the `cause`. */
export class OwnFaultError extends Error {
  override readonly name = 'OwnFaultError';

  constructor(cause: unknown) {
    super('The call failed in the gateway itself.', { cause });
  }
}

/**
 * Wraps the client of a subgraph in a circuit breaker: while the circuit is open, callers get
 * immediately the error that they would get after the timeout, and one call after a pause probes
 * whether the subgraph is available again. Queries and mutations count alike. An answer with
 * GraphQL errors is a success; `VERDICTS` classifies the calls that fail.
 */
export function withCircuit(
  inner: SubgraphClient,
  log: Logger,
  now?: () => number,
): SubgraphClient {
  const subgraph = inner.name;
  const circuit = new Circuit({
    onChange: (open) =>
      open
        ? log.error({ subgraph }, 'a subgraph fails repeatedly; calls to it are suspended')
        : log.warn({ subgraph }, 'a subgraph answers again; calls to it are resumed'),
    ...(now && { now }),
  });
  return {
    name: subgraph,
    suspended: () => circuit.open,
    async execute(request, caller) {
      const attempt = circuit.attempt();
      if (attempt === undefined) throw new SuspendedError('Calls to the subgraph are suspended.');
      try {
        const answer = await inner.execute(request, caller);
        attempt.succeeded();
        return answer;
      } catch (error) {
        const fault = faultOf(error, caller.cancellation.reason !== undefined);
        conclude(attempt, VERDICTS[fault]);
        throw fault === 'OWN_FAULT' ? new OwnFaultError(error) : error;
      }
    },
    // After the pause the subgraph's own readiness counts: a gateway that stayed unready would get
    // no requests, and without a request it would never probe the subgraph.
    ready: async () => !circuit.refusing && (await inner.ready()),
    ...(inner.refuses && { refuses: () => inner.refuses!() }),
    stop: () => inner.stop(),
  };
}

function conclude(attempt: Attempt, verdict: Verdict): void {
  switch (verdict) {
    case 'failed':
      return attempt.failed();
    case 'answered':
      return attempt.succeeded();
    case 'nothing':
      return attempt.ended();
  }
}
