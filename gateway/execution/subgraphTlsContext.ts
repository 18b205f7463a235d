import { createSecureContext, type SecureContext } from 'node:tls';
import type { SubgraphTls } from '../../process/settings/subgraphTls';

/**
 * The TLS context of all calls to subgraphs with `https` URLs, created once: parsing certificates
 * takes longer than a handshake.
 */
export function subgraphTlsContext({ ca, certificate, key }: SubgraphTls): SecureContext {
  return createSecureContext({
    ...(ca !== undefined && { ca }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && { key }),
    minVersion: 'TLSv1.2',
  });
}
