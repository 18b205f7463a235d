import { hkdfSync } from 'node:crypto';

/**
 * The key that encrypts the messages between the cases and the records they are about. It is
 * derived from CURSOR_KEY, which all subgraphs have and no gateway that calls them over HTTP needs:
 * a gateway must not be able to change records.
 */
export function caseKey(cursorKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', cursorKey, '', 'case records', 32));
}
