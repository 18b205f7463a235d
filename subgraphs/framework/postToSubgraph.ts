import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { text } from 'node:stream/consumers';
import type { CurrentContext } from '../../process/followSubgraphTls';

/** A request of one subgraph to another. */
export interface SubgraphPost {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Trusted CAs and the certificate of this process, for `https` URLs. */
  readonly tls?: CurrentContext | undefined;
}

/**
 * Posts to another subgraph, over a connection of its own: `fetch` of Node presents no client
 * certificate.
 * @throws Error when no response arrives in time
 */
export async function postToSubgraph(
  url: URL,
  { body, headers, timeoutMs, tls }: SubgraphPost,
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const isSecure = url.protocol === 'https:';
  const signal = AbortSignal.timeout(timeoutMs);
  const options = {
    method: 'POST',
    headers,
    agent: false,
    signal,
    ...(isSecure && tls && { secureContext: tls.current }),
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (isSecure ? requestSecure : requestPlain)(url, options, resolve);
    request.once('error', reject);
    request.end(body);
  });
  return { status: response.statusCode, text: await text(response) };
}
