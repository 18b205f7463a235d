import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import proxyaddr from 'proxy-addr';

const HOST = /^[A-Za-z0-9.:[\]-]{1,255}$/;

/** The proxies in front of the gateway, whose headers about the client are believed. */
export interface TrustedProxies {
  /** Whether the request came from one of them. */
  sent(request: IncomingMessage): boolean;
  /** The IP address of the client; undefined when its connection has closed. */
  clientAddress(request: IncomingMessage): string | undefined;
  /** Scheme, host and port that the client called. */
  origin(request: IncomingMessage): string;
}

/**
 * Believes `X-Forwarded-For`, `X-Forwarded-Proto` and `X-Forwarded-Host` when the peer of the
 * connection is a trusted proxy. From any other peer they are ignored. The client is the right-most
 * address that is not a trusted proxy: a client may have sent everything to the left of it.
 *
 * `Forwarded` (RFC 7239) is never read: most proxies set one of the two forms and pass on the other
 * as the client sent it.
 * @param addresses IP addresses, CIDR ranges, and the names loopback, linklocal and uniquelocal
 * @throws TypeError for anything else
 */
export function trustedProxies(addresses: readonly string[] = []): TrustedProxies {
  const trusts = proxyaddr.compile([...addresses]);
  const sent = ({ socket }: IncomingMessage) =>
    socket.remoteAddress !== undefined && trusts(socket.remoteAddress, 0);
  return {
    sent,
    clientAddress(request) {
      if (!sent(request)) return request.socket.remoteAddress;
      // The nearest address comes first. A proxy may write `unknown`; then the proxy itself counts.
      return proxyaddr.all(request, trusts).findLast((address) => isIP(address) !== 0);
    },
    origin(request) {
      const { headers } = request;
      const believed = sent(request);
      const scheme = believed ? headers['x-forwarded-proto'] : undefined;
      const host = believed ? headers['x-forwarded-host'] : undefined;
      const encrypted = (request.socket as TLSSocket).encrypted ? 'https' : 'http';
      // A list of values is ignored: nothing tells which of them the client called.
      return `${isScheme(scheme) ? scheme : encrypted}://${isHost(host) ? host : (headers.host ?? '')}`;
    },
  };
}

function isScheme(value: unknown): value is string {
  return value === 'http' || value === 'https';
}

function isHost(value: unknown): value is string {
  return typeof value === 'string' && HOST.test(value);
}
