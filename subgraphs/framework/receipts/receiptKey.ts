import { hkdfSync } from 'node:crypto';

/** Id of the key in the signatures of requests for receipts. */
export const RECEIPT_KEY_ID = 'receipts';

/**
 * The key with which the registry signs its requests for receipts. It is derived from CURSOR_KEY,
 * which all subgraphs have and no gateway that calls them over HTTP needs: a gateway must be able
 * neither to read receipts nor to remove them.
 */
export function receiptKey(cursorKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', cursorKey, '', 'disclosure receipts', 32));
}
