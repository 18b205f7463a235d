import { hkdfSync } from 'node:crypto';

/**
 * The key that encrypts questions to the directory and its answers between subgraphs, because they
 * contain identity numbers and names. It is derived from CURSOR_KEY, which all subgraphs have and no
 * gateway that calls them over HTTP needs.
 */
export function directoryKey(cursorKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', cursorKey, '', 'subject directory', 32));
}
