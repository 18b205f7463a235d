import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { creditError, ERRORS, type ErrorCode } from '../../../schema/errors';
import {
  REQUEST_ID_HEADER,
  verifyRequestSignature,
} from '../../../schema/identity/requestSignature';
import { receiptsQuestionSchema, type ReceiptSource } from '../../../schema/receipts';
import { ReplayGuard } from '../identity/replayGuard';
import { RECEIPT_KEY_ID } from './receiptKey';

/**
 * Returns receipts to the registry: the request body is `{ "settled" }`, the response
 * `{ "batches" }`. It accepts only the registry's signature, which no gateway can make.
 */
export function receiptRoute(
  { next }: Pick<ReceiptSource, 'next'>,
  { key, log }: { readonly key: Buffer; readonly log: Logger },
): RequestHandler {
  const replays = new ReplayGuard();
  const keys = new Map([[RECEIPT_KEY_ID, { secret: key, hash: 'sha256' as const }]]);
  return (request, response) => {
    const refuse = (code: ErrorCode) =>
      void response.status(ERRORS[code].status).json({ errors: [creditError(code).toJSON()] });
    const requestId = request.headers[REQUEST_ID_HEADER];
    const body: unknown = request.body;
    if (typeof requestId !== 'string' || !Buffer.isBuffer(body)) return refuse('IDENTITY_REFUSED');
    const now = Date.now();
    const { method, originalUrl: path } = request;
    const signature = verifyRequestSignature(
      { method, path, body, assertion: '', requestId },
      request.headers,
      { keys, now },
    );
    if (!signature || !replays.firstUse(signature.nonce, now)) return refuse('IDENTITY_REFUSED');
    const settled = settledIn(body);
    if (settled === undefined) return refuse('INVALID_OPERATION');
    next(settled).then(
      (batches) => void response.json({ batches }),
      (error: unknown) => {
        // Only the name of the error is logged: the message of a driver error may quote a value.
        const kind = error instanceof Error ? error.name : typeof error;
        log.error({ requestId, kind }, 'receipts of disclosures could not be read');
        refuse('INTERNAL_ERROR');
      },
    );
  };
}

function settledIn(body: Buffer): readonly string[] | undefined {
  try {
    return receiptsQuestionSchema.parse(JSON.parse(body.toString('utf8'))).settled;
  } catch {
    return undefined;
  }
}
