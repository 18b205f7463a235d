import { callerKey } from './limits/callerKey';
import type { GatewayContext } from './context';
import { RequestAudit } from './disclosure/requestAudit';
import type { GatewayOptions } from './gatewayOptions';
import type { Exchange } from './http/exchange';
import { requestCancellation } from './http/requestCancellation';
import type { TrustedProxies } from './http/trustedProxies';
import { MaskedPaths } from './permissions/maskedPaths';
import { WithheldLists } from './permissions/withheldLists';

/** Creates the context of a request when its operation begins. */
export function requestContext(
  options: Pick<GatewayOptions, 'requestTimeout' | 'anonymousIntrospection' | 'log'>,
  proxies: TrustedProxies,
) {
  return (exchange: Exchange): GatewayContext => {
    const { viewer, client, consents, idempotencyKey, previewer, requestId } = exchange;
    const { read, persisting, trace, facts } = exchange;
    const requester = previewer ?? viewer;
    const at = exchange.at ?? new Date();
    const { 'accept-language': acceptLanguage } = exchange.request.headers;
    const refusals = exchange.refusals ?? client?.refusals;
    return {
      viewer,
      ...(client && { client }),
      ...(consents && { consents }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
      ...(previewer && { previewer }),
      ...(read && { read }),
      ...(persisting !== undefined && { persisting }),
      ...(acceptLanguage !== undefined && { acceptLanguage }),
      ...(refusals && { refusals }),
      at,
      requestId,
      cancellation: requestCancellation(exchange, options.requestTimeout),
      mayIntrospect: viewer.authenticated || options.anonymousIntrospection,
      log: options.log,
      facts,
      trace,
      caller: callerKey(requester, () => proxies.clientAddress(exchange.request)),
      masked: new MaskedPaths(),
      withheld: new WithheldLists(),
      audit: new RequestAudit({ caller: requester, requestId, at }),
    };
  };
}
