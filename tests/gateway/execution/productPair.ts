import { Agent } from 'node:http';
import { SUPERGRAPH } from '../../support/supergraph';
import { createGateway } from '../../../gateway/createGateway';
import { tokenVerifier } from '../../../gateway/authentication/verifyToken';
import type { Registry, DisclosureEvent } from '../../../schema/registry';
import { silent } from '../../support/log';
import { startProduct, TODAY, type Product } from '../../support/product';
import { post } from './gatewayPair';
import { spares } from '../../support/spares';

const NOON = new Date(`${TODAY}T04:00:00Z`);

export { SUPERGRAPH };

/** The result of a request: the response as text, and the disclosures logged for it. */
export interface Outcome {
  readonly response: string;
  readonly events: readonly object[];
}

export type Ask = (
  body: object,
  requestId: string,
  headers: Readonly<Record<string, string>>,
) => Promise<Outcome>;

/** The whole product behind two gateways: one of stock parts, one with everything compiled. */
export interface ProductPair {
  readonly product: Product;
  readonly stock: Ask;
  readonly compiled: Ask;
  stop(): Promise<void>;
}

/** Both gateways use the same subgraphs and registry; the events of each are recorded. */
export async function productPair(): Promise<ProductPair> {
  const product = await startProduct({ subjects: 300 });
  const agent = new Agent({ keepAlive: true });
  const start = async (executor: 'stock' | 'compiled') => {
    const recordedEvents = new Map<string, DisclosureEvent[]>();
    const gateway = await createGateway({
      spares,
      supergraph: SUPERGRAPH,
      port: 0,
      host: '127.0.0.1',
      log: silent,
      subgraphs: product.subgraphs,
      verifyToken: tokenVerifier(product.issuer),
      registry: recordingEvents(product.subgraphs.get('subjects')!.registry!, recordedEvents),
      recipients: [],
      now: () => NOON,
      anonymousIntrospection: true,
      requestTimeout: 15_000,
      subgraphTimeout: 10_000,
      drainTimeout: 1000,
      executor,
    });
    const ask: Ask = async (body, requestId, headers) => {
      recordedEvents.delete(requestId);
      const response = await post(agent, gateway.url, JSON.stringify(body), {
        'content-type': 'application/json',
        // A challenge names the address that the client has called.
        host: 'credit.example',
        'x-request-id': requestId,
        ...headers,
      });
      const events = recordedEvents.get(requestId) ?? [];
      return { response, events: inOrder(events) };
    };
    return { gateway, ask };
  };
  const [stock, compiled] = [await start('stock'), await start('compiled')];
  return {
    product,
    stock: stock.ask,
    compiled: compiled.ask,
    async stop() {
      agent.destroy();
      await stock.gateway.stop();
      await compiled.gateway.stop();
      await product.stop();
    },
  };
}

/**
 * The events of a request without their ids, sorted: their order and that of their fields depend
 * only on when resolvers end.
 */
function inOrder(events: readonly DisclosureEvent[]): readonly object[] {
  return events
    .map(({ id: _own, clusters, disclosed, masked, denied, ...event }) => ({
      ...event,
      clusters: clusters.toSorted(),
      disclosed: disclosed.toSorted(),
      masked: masked.toSorted(),
      denied: denied.toSorted(),
    }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function recordingEvents(
  inner: Registry,
  recordedEvents: Map<string, DisclosureEvent[]>,
): Registry {
  return new Proxy(inner, {
    get(target, name: keyof Registry) {
      if (name !== 'append') return target[name].bind(target);
      return (events: readonly DisclosureEvent[]) => {
        for (const event of events)
          recordedEvents.set(event.requestId, [
            ...(recordedEvents.get(event.requestId) ?? []),
            event,
          ]);
        return target.append(events);
      };
    },
  });
}
