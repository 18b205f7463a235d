import { randomUUID } from 'node:crypto';
import { GATEWAY } from '../../schema/registryCall';
import { NOTICES_PATH } from '../../schema/noticeCall';
import { signedHttp, type SignedHttpOptions } from '../execution/signedHttp';
import type { SubgraphEndpoint } from '../supergraph';
import type { NoticeRecipient } from './recipient';

/** Recipient in another process; the gateway calls it as itself and with its signature. */
export function httpRecipient(
  endpoint: SubgraphEndpoint,
  options: SignedHttpOptions,
): NoticeRecipient {
  const service = signedHttp(new URL(endpoint.url).origin, options);
  return {
    name: endpoint.name,
    async notify(notices) {
      const { status } = await service.post({
        path: NOTICES_PATH,
        body: JSON.stringify({ notices }),
        caller: { viewer: GATEWAY, requestId: randomUUID() },
        repeatable: true,
      });
      if (status !== 204)
        throw new Error(`The subgraph responded to a notice with status ${status}.`);
    },
    stop: () => service.stop(),
  };
}
