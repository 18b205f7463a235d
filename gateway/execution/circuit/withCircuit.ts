import type { Logger } from 'pino';
import type { SubgraphClient } from '../subgraphClient';
import { faultOf, VERDICTS, type Verdict } from './callFaults';
import { Circuit, type Attempt } from './circuit';

/** A call that was not made, for the subgraph has failed too often of late. */
export class SuspendedError extends Error {
  override readonly name = 'SuspendedError';
}

/** A call that failed through an exception of the gateway itself, which is the cause. */
export class OwnFaultError extends Error {
  override readonly name = 'OwnFaultError';

  constructor(cause: unknown) {
    super('The call failed in the gateway itself.', { cause });
  }
}

/**
 * A subgraph that is left alone while it does not answer: callers are told at once what they
 * would be told after its timeout, and one call after a pause finds out whether it is back.
 * Queries and mutations count alike. An answer with errors is an answer; what a call without one
 * says of the subgraph is in `VERDICTS`.
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
        ? log.error({ subgraph }, 'a subgraph goes on failing; calls to it are suspended')
        : log.warn({ subgraph }, 'a subgraph answers again; calls to it are resumed'),
    ...(now && { now }),
  });
  return {
    name: subgraph,
    async execute(request, caller) {
      const attempt = circuit.attempt();
      if (attempt === undefined) throw new SuspendedError('Calls to the subgraph are suspended.');
      try {
        const answer = await inner.execute(request, caller);
        attempt.succeeded();
        return answer;
      } catch (error) {
        const fault = faultOf(error, caller.ending.reason !== undefined);
        conclude(attempt, VERDICTS[fault]);
        throw fault === 'OWN_FAULT' ? new OwnFaultError(error) : error;
      }
    },
    // After the pause the subgraph speaks for itself: a gateway that stayed unready would be sent
    // no request, and without one it would never find out.
    ready: async () => !circuit.refusing && (await inner.ready()),
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
