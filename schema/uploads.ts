import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Viewer } from './viewer';

/** Path of the gateway to which a file is posted, followed by the ticket. */
export const UPLOAD_PATH = '/upload';
/** Path of the gateway at which a file is fetched, followed by the ticket. */
export const DOWNLOAD_PATH = '/download';

/** Path of a subgraph for files, beside `/graphql`. */
export const FILES_PATH = '/files';
/** The header of a subgraph call about a file: the request as JSON in base64url, which is signed. */
export const FILE_REQUEST_HEADER = 'file-request';
/** The header with the name of a file that a subgraph sends, percent-encoded. */
export const FILE_NAME_HEADER = 'file-name';

/** The name of the subgraph that issued it, and 256 random bits in base64url. */
const TICKET = /^([a-z]{1,40})\.[A-Za-z0-9_-]{43}$/;

/** The subgraph that issued a ticket; undefined for a text that is no ticket. */
export function issuerOf(ticket: string): string | undefined {
  return TICKET.exec(ticket)?.[1];
}

const text = z.string().max(256);

export const fileRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('RECEIVE'), ticket: text, contentType: text }),
  z.strictObject({ kind: z.literal('COMPLETE'), ticket: text, attempt: text, digest: text }),
  z.strictObject({ kind: z.literal('OPEN'), ticket: text }),
]);
export type FileRequest = Readonly<z.infer<typeof fileRequestSchema>>;
type Request<Kind extends FileRequest['kind']> = Omit<
  Extract<FileRequest, { readonly kind: Kind }>,
  'kind'
>;

/** A file whose bytes are stored, and that does not count before it is completed. */
export const receivedSchema = z.strictObject({ attempt: text, digest: text });
export type ReceivedFile = Readonly<z.infer<typeof receivedSchema>>;

/** A stored file; `about` is what its purpose adds, such as the number of a batch. */
export const completedSchema = z.strictObject({
  file: text,
  bytes: z.number(),
  digest: text,
  about: z.record(z.string(), z.unknown()),
});
export type CompletedFile = Readonly<z.infer<typeof completedSchema>>;

/** The caller on whose behalf a file is sent or fetched. */
export interface FileCaller {
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** A file as it is sent to a caller. */
export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly body: Readable;
}

/**
 * The files of a subgraph, as the gateway reaches them with a ticket. A ticket is valid once, and
 * only for the caller who asked for it.
 */
export interface FileDoor {
  /**
   * Stores the bytes of a body. If the body fails, nothing is stored and the ticket stays valid.
   * The digest is the SHA-256 of the bytes in hexadecimal.
   */
  receive(request: Request<'RECEIVE'>, body: Readable, caller: FileCaller): Promise<ReceivedFile>;
  /** Uses up the ticket, if the digest of the sender is that of the stored bytes. */
  complete(request: Request<'COMPLETE'>, caller: FileCaller): Promise<CompletedFile>;
  /** Uses up the ticket of a download. */
  open(request: Request<'OPEN'>, caller: FileCaller): Promise<SentFile>;
}
