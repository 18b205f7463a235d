import { randomUUID } from 'node:crypto';
import { signRequest } from '../../../schema/identity/requestSignature';
import { RECEIPTS_PATH, receiptsAnswerSchema, type ReceiptSource } from '../../../schema/receipts';
import { RECEIPT_KEY_ID } from './receiptKey';

/** A response has up to MAX_RECEIPTS receipts, which takes a moment to read and decrypt. */
const TIMEOUT_MS = 5000;

/** The receipts of a subgraph in another process. @param url of its GraphQL endpoint */
export function httpReceipts(name: string, url: string, secret: Buffer): ReceiptSource {
  return {
    name,
    async next(settled) {
      const body = JSON.stringify({ settled });
      const message = { method: 'POST', path: RECEIPTS_PATH, body, assertion: '' };
      const response = await fetch(new URL(RECEIPTS_PATH, url), {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          ...signRequest(
            { ...message, requestId: randomUUID() },
            { kid: RECEIPT_KEY_ID, secret, now: Date.now() },
          ),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.status !== 200)
        throw new Error(
          `The subgraph responded to a request for receipts with status ${response.status}.`,
        );
      return receiptsAnswerSchema.parse(await response.json()).batches;
    },
  };
}
