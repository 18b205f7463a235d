import { randomUUID } from 'node:crypto';
import { GATEWAY } from '../../schema/registryCall';
import { RECORD_EVENTS_PATH, recordEventsResponseSchema } from '../../schema/recordEvents';
import { signedHttp, type SignedHttpOptions } from '../execution/signedHttp';
import { textOf } from '../execution/textOf';
import type { SubgraphEndpoint } from '../supergraph';
import type { RecordEventSource } from './recordEventSource';

/** Event source in another process; the gateway calls it as itself and with its signature. */
export function httpRecordEventSource(
  endpoint: SubgraphEndpoint,
  options: SignedHttpOptions,
): RecordEventSource {
  const service = signedHttp(new URL(endpoint.url).origin, options);
  return {
    name: endpoint.name,
    async events(after) {
      const { status, bytes } = await service.post({
        path: RECORD_EVENTS_PATH,
        body: JSON.stringify({ after }),
        caller: { viewer: GATEWAY, requestId: randomUUID() },
        repeatable: true,
      });
      if (status !== 200)
        throw new Error(`The subgraph responded to a request for events with status ${status}.`);
      return recordEventsResponseSchema.parse(JSON.parse(textOf(bytes))).events;
    },
    stop: () => service.stop(),
  };
}
