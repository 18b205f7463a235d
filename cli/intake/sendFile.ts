import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { AuthorizedFetch } from '../clients/authorizedFetch';

const refusalSchema = z.object({
  errors: z.array(z.object({ message: z.string() })).min(1),
});

/**
 * Sends a file to its one-use address, without reading it into memory.
 * @throws Error with one sentence when the service refuses it
 */
export async function sendFile(send: AuthorizedFetch, url: URL, file: string): Promise<void> {
  const { size } = await stat(file);
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: 'half',
  });
  if (!response.ok) throw new Error(await sentenceOf(response));
}

/** Writes the file at a one-use address. @throws Error with one sentence when it is refused */
export async function fetchFile(send: AuthorizedFetch, url: URL, file: string): Promise<void> {
  const response = await send(url, {});
  if (!response.ok || response.body === null) throw new Error(await sentenceOf(response));
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(file));
}

async function sentenceOf(response: Response): Promise<string> {
  const refusal = refusalSchema.safeParse(await response.json().catch(() => undefined));
  return refusal.success
    ? refusal.data.errors[0]!.message
    : `The service refused the file (status ${response.status}).`;
}
