import type { Readable } from 'node:stream';
import type { Connection } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { CompletedFile, FileDoor } from '../../../schema/uploads';
import type { Viewer } from '../../../schema/viewer';
import type { JobContext } from '../jobs/jobs';
import type { Vault } from '../vault/vault';
import { fileStore, type StoredFile } from './fileStore';
import { newFileId, type ReceivedBytes, type TicketRecord, type UploadModels } from './model';
import { LEASE_MS, ticketStore } from './tickets';

export type { StoredFile } from './fileStore';

/** What an upload may be. */
export type UploadTerms = Pick<
  TicketRecord,
  'purpose' | 'belongsTo' | 'owner' | 'maxBytes' | 'contentTypes' | 'expiresAt'
>;

/** What is said about a file that this subgraph makes itself. */
export type FileAbout = Pick<
  StoredFile,
  'owner' | 'purpose' | 'name' | 'contentType' | 'expiresAt'
>;

/** Files of one subgraph: received with tickets, or made here and sent with tickets. */
export interface Uploads {
  /** @returns the ticket: a secret that is valid once, for `POST /upload/<ticket>` */
  issueTicket(terms: UploadTerms): Promise<string>;
  /** @returns a ticket for `GET /download/<ticket>` */
  issueDownload(terms: {
    readonly file: string;
    readonly owner: string;
    readonly expiresAt: Date;
  }): Promise<string>;
  find(id: string): Promise<StoredFile | undefined>;
  /** Stores a file that this subgraph makes. */
  put(body: Readable, about: FileAbout): Promise<StoredFile>;
  remove(id: string): Promise<void>;
  /**
   * Is called with each complete file of a purpose, before its ticket is used up; what it returns
   * is part of the response. A repeated call with the same file must change nothing. If it throws,
   * the file is removed and the ticket stays valid.
   */
  onStored(
    purpose: string,
    take: (file: StoredFile, belongsTo: string) => Promise<Readonly<Record<string, unknown>>>,
  ): void;
  /** Removes expired files, and tickets with the bytes that interrupted uploads have left. */
  clean(context: JobContext): Promise<void>;
  readonly door: FileDoor;
}

export interface UploadsOptions {
  readonly subgraph: string;
  readonly vault: Vault;
  readonly now: () => Date;
}

/** How long a complete file is kept if its purpose says nothing else. */
const KEPT_MS = 7 * 24 * 3600 * 1000;
const CLEANED_IN_ONE_ROUND = 100;

export function openUploads(
  connection: Connection,
  models: UploadModels,
  { subgraph, vault, now }: UploadsOptions,
): Uploads {
  const tickets = ticketStore(models.tickets, { issuer: subgraph, now });
  const store = fileStore(connection, models, vault);
  const takers = new Map<string, Parameters<Uploads['onStored']>[1]>();

  async function stored(id: string): Promise<StoredFile> {
    const file = await store.find(id);
    if (file === undefined) throw creditError('NOT_FOUND');
    return file;
  }

  async function whileActive<T>(ticket: string, file: string, work: Promise<T>): Promise<T> {
    const timer = setInterval(
      () => void tickets.extend(ticket, file).catch(() => undefined),
      LEASE_MS / 3,
    );
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  }

  const door: FileDoor = {
    async receive({ ticket, contentType }, body, { viewer }) {
      const attempt = newFileId();
      const before = await tickets.take(ticket, attempt, viewer);
      try {
        if (before.file !== null) await store.remove(before.file);
        if (!before.contentTypes.includes(contentType))
          throw creditError(
            'BAD_USER_INPUT',
            `The content type must be ${before.contentTypes.join(' or ')}.`,
          );
        const written = await whileActive(
          ticket,
          attempt,
          store.write(attempt, body, before.maxBytes),
        );
        await tickets.received(ticket, attempt, { ...written, contentType });
        return { attempt, digest: written.digest };
      } catch (error) {
        body.destroy();
        await tickets.release(ticket, attempt);
        throw error;
      }
    },
    async complete({ ticket, attempt, digest }, { viewer }) {
      const terms = await tickets.taken(ticket, attempt, viewer);
      const bytes = terms.received;
      try {
        if (bytes === null || bytes.digest !== digest)
          throw creditError('CONFLICT', 'The file did not arrive as it was sent; send it again.');
        return await completed(ticket, attempt, terms, bytes, viewer);
      } catch (error) {
        await store.remove(attempt);
        await tickets.release(ticket, attempt);
        throw error;
      }
    },
    async open({ ticket }, { viewer }) {
      const { file } = await tickets.use(ticket, 'DOWNLOAD', viewer);
      const found = await stored(file ?? '');
      const { name, contentType, size: bytes } = found;
      return { name, contentType, bytes, body: found.read() };
    },
  };

  async function completed(
    ticket: string,
    id: string,
    { purpose, owner, belongsTo }: TicketRecord,
    { contentType, bytes, digest, key }: ReceivedBytes,
    viewer: Viewer,
  ): Promise<CompletedFile> {
    const storedAt = now();
    const expiresAt = new Date(storedAt.getTime() + KEPT_MS);
    const about = { owner, purpose, name: 'upload', contentType, storedAt, expiresAt };
    await store.add({ _id: id, ...about, bytes, digest, key });
    const answer = (await takers.get(purpose)?.(await stored(id), belongsTo)) ?? {};
    await tickets.use(ticket, 'UPLOAD', viewer);
    return { file: id, bytes, digest, about: answer };
  }

  return {
    issueTicket: (terms) => tickets.issue({ ...terms, direction: 'UPLOAD', file: null }),
    issueDownload: (terms) =>
      tickets.issue({
        ...terms,
        direction: 'DOWNLOAD',
        purpose: 'download',
        belongsTo: terms.file,
        maxBytes: 0,
        contentTypes: [],
      }),
    find: (id) => store.find(id),
    async put(body, about) {
      const id = newFileId();
      await store.add({
        _id: id,
        ...about,
        storedAt: now(),
        ...(await store.write(id, body, Number.MAX_SAFE_INTEGER)),
      });
      return stored(id);
    },
    remove: (id) => store.remove(id),
    onStored: (purpose, take) => void takers.set(purpose, take),
    async clean(context) {
      const expired = { expiresAt: { $lt: now() } };
      const old = await models.tickets
        .find(expired)
        .limit(CLEANED_IN_ONE_ROUND)
        .lean<TicketRecord[]>()
        .exec();
      for (const { _id, file, state, direction } of old) {
        context.signal.throwIfAborted();
        if (direction === 'UPLOAD' && state === 'TAKEN' && file !== null) await store.remove(file);
        await models.tickets.deleteOne({ _id });
        await context.touch();
      }
      const files = await models.files
        .find(expired, { _id: 1 })
        .limit(CLEANED_IN_ONE_ROUND)
        .lean<{ readonly _id: string }[]>()
        .exec();
      for (const { _id } of files) {
        context.signal.throwIfAborted();
        await store.remove(_id);
        await context.touch();
      }
    },
    door,
  };
}
