import { randomUUID } from 'node:crypto';
import { GATEWAY } from '../../schema/registryCall';
import { SUBJECT_EVENTS_PATH } from '../../schema/subjectEvents';
import { signedHttp, type SignedHttpOptions } from '../execution/signedHttp';
import type { SubgraphEndpoint } from '../supergraph';
import type { SubjectEventRecipient } from './recipient';

/** Recipient in another process; the gateway calls it as itself and with its signature. */
export function httpRecipient(
  endpoint: SubgraphEndpoint,
  options: SignedHttpOptions,
): SubjectEventRecipient {
  const service = signedHttp(new URL(endpoint.url).origin, options);
  return {
    name: endpoint.name,
    async apply(events) {
      const { status } = await service.post({
        path: SUBJECT_EVENTS_PATH,
        body: JSON.stringify({ events }),
        caller: { viewer: GATEWAY, requestId: randomUUID() },
        repeatable: true,
      });
      if (status !== 204)
        throw new Error(`The subgraph responded to subject events with status ${status}.`);
    },
    stop: () => service.stop(),
  };
}
