import { randomUUID } from 'node:crypto';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { CurrentContext } from '../../../process/followSubgraphTls';
import { signRequest } from '../../../schema/identity/requestSignature';
import { RECEIPTS_PATH, receiptsAnswerSchema, type ReceiptSource } from '../../../schema/receipts';
import { RECEIPT_KEY_ID } from './receiptKey';

/** A response has up to MAX_RECEIPTS receipts, which takes a moment to read and decrypt. */
const TIMEOUT_MS = 5000;

/** How receipts are called for. */
export interface ReceiptCalls {
  /** The key that all subgraphs share. */
  readonly secret: Buffer;
  /** Trusted CAs and the certificate of this process, for `https` URLs. */
  readonly tls?: CurrentContext;
}

/** The receipts of a subgraph in another process. @param url of its GraphQL endpoint */
export function httpReceipts(
  name: string,
  url: string,
  { secret, tls }: ReceiptCalls,
): ReceiptSource {
  const target = new URL(RECEIPTS_PATH, url);
  return {
    name,
    async next(settled) {
      const body = JSON.stringify({ settled });
      const message = { method: 'POST', path: RECEIPTS_PATH, body, assertion: '' };
      const headers = {
        'content-type': 'application/json',
        ...signRequest(
          { ...message, requestId: randomUUID() },
          { kid: RECEIPT_KEY_ID, secret, now: Date.now() },
        ),
      };
      const { status, text } = await post(target, body, {
        headers,
        ...(tls && { secureContext: tls.current }),
      });
      if (status !== 200)
        throw new Error(`The subgraph responded to a request for receipts with status ${status}.`);
      return receiptsAnswerSchema.parse(JSON.parse(text)).batches;
    },
  };
}

/** Posts over a connection of its own: `fetch` of Node presents no client certificate. */
async function post(
  url: URL,
  body: string,
  options: RequestOptions,
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(url, { ...options, method: 'POST', agent: false, signal }, resolve);
    request.once('error', reject);
    request.end(body);
  });
  response.setEncoding('utf8');
  let text = '';
  for await (const part of response) text += part as string;
  return { status: response.statusCode, text };
}
