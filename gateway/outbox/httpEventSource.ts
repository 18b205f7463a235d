import { randomUUID } from 'node:crypto';
import { GATEWAY } from '../../schema/authorityCall';
import { EVENTS_PATH, eventsAnswerSchema } from '../../schema/recordEvents';
import { signedHttp, type SignedHttpOptions } from '../execution/signedHttp';
import { textOf } from '../execution/textOf';
import type { SubgraphEndpoint } from '../supergraph';
import type { EventSource } from './eventSource';

/** A subgraph of another process, asked in the gateway's own name and under its signature. */
export function httpEventSource(
  endpoint: SubgraphEndpoint,
  options: SignedHttpOptions,
): EventSource {
  const service = signedHttp(new URL(endpoint.url).origin, options);
  return {
    name: endpoint.name,
    async events(after) {
      const { status, bytes } = await service.post({
        path: EVENTS_PATH,
        body: JSON.stringify({ after }),
        caller: { viewer: GATEWAY, requestId: randomUUID() },
        repeatable: true,
      });
      if (status !== 200)
        throw new Error(`The subgraph answered for its events with status ${status}.`);
      return eventsAnswerSchema.parse(JSON.parse(textOf(bytes))).events;
    },
    stop: () => service.stop(),
  };
}
