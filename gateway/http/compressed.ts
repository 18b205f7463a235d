import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The codings in which a response body is compressed, the best first. */
export const BODY_CODINGS = ['br', 'gzip'] as const;
export type BodyCoding = (typeof BODY_CODINGS)[number];

/** Bodies below this length fit into one or two packets anyway. */
export const MIN_COMPRESSED_BYTES = 2048;

/** Brotli at 4 compresses as fast as gzip at 6 and better; its default, 11, is for static files. */
const BROTLI_QUALITY = 4;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Compresses a body outside the event loop. */
export function compressed(body: string | Buffer, coding: BodyCoding): Promise<Buffer> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  if (coding === 'gzip') return gzipped(bytes);
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
