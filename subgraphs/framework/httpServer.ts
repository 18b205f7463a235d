import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Logger } from 'pino';
import type { FollowedTls } from '../../process/followSubgraphTls';

/**
 * The server of a subgraph: plain HTTP, or TLS with a client certificate. Without a certificate of
 * the CA the handshake fails, so that nothing else reads what such a client sends; a probe therefore
 * needs a certificate too, or only opens a connection. Renewed certificates apply to new connections.
 */
export function httpServer(
  app: RequestListener,
  tls: Pick<FollowedTls, 'serve'> | undefined,
  log: Logger,
): Server {
  if (tls === undefined) return createServer(app);
  const options = tls.serve((renewed) => server.setSecureContext(renewed));
  const server = createSecureServer(
    { ...options, requestCert: true, rejectUnauthorized: true },
    app,
  );
  server.on('tlsClientError', ({ code }: NodeJS.ErrnoException) =>
    log.info({ code }, 'a client failed the TLS handshake'),
  );
  return server;
}
