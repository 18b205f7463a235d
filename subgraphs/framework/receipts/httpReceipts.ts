import { randomUUID } from 'node:crypto';
import type { CurrentContext } from '../../../process/followSubgraphTls';
import { signRequest } from '../../../schema/identity/requestSignature';
import { RECEIPTS_PATH, receiptsAnswerSchema, type ReceiptSource } from '../../../schema/receipts';
import { postToSubgraph } from '../postToSubgraph';
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
          { kid: RECEIPT_KEY_ID, secret, hash: 'sha256', now: Date.now() },
        ),
      };
      const { status, text } = await postToSubgraph(target, {
        body,
        headers,
        timeoutMs: TIMEOUT_MS,
        tls,
      });
      if (status !== 200)
        throw new Error(`The subgraph responded to a request for receipts with status ${status}.`);
      return receiptsAnswerSchema.parse(JSON.parse(text)).batches;
    },
  };
}
