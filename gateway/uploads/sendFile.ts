import { pipeline } from 'node:stream/promises';
import type { SentFile } from '../../schema/uploads';
import type { Exchange } from '../http/exchange';

/** Names that need no encoding. */
const PLAIN = /^[\w.-]+$/;

/** Sends a file to be stored under its name, and never by a cache. */
export async function sendFile(
  exchange: Exchange,
  { name, contentType, bytes, body }: SentFile,
): Promise<void> {
  exchange.header('content-type', contentType);
  exchange.header('content-length', String(bytes));
  exchange.header('content-disposition', `attachment; ${fileName(name)}`);
  exchange.header('cache-control', 'private, no-store');
  await pipeline(body, exchange.response);
}

function fileName(name: string): string {
  if (PLAIN.test(name)) return `filename="${name}"`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename*=UTF-8''${encoded}`;
}
