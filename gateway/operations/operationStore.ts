import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const fileSchema = z.object({
  client: z.string(),
  operations: z.record(
    z.string(),
    z.object({ name: z.string().optional(), document: z.string(), addedAt: z.string() }),
  ),
});

/** The operations one client may send, by id. */
export type ClientOperations = z.infer<typeof fileSchema>;

/** The id of an operation: SHA-256 of its text, in hexadecimal. */
function operationId(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/** Milliseconds for which a file is cached without a new check. */
const CACHE_MS = 1000;

/**
 * The safelists: a folder with one JSON file per client. A client with a file may send only the
 * operations in it, and none when it is empty. A client without a file is not restricted. Files are
 * replaced atomically, so a reader never sees a partial one; a running gateway notices a change
 * within a second.
 */
export class OperationStore {
  private readonly folder: string;
  private readonly read = new Map<
    string,
    { at: number; changed: number; operations: ClientOperations | undefined }
  >();

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * The operations of a client's safelist; undefined for a client without one.
   * @throws Error when the client's file cannot be read: no operation may then be allowed
   */
  async of(client: string): Promise<ClientOperations | undefined> {
    const known = this.read.get(client);
    const now = Date.now();
    if (known !== undefined && now - known.at < CACHE_MS) return known.operations;
    const changed = await this.changedAt(client);
    if (known !== undefined && known.changed === changed) {
      known.at = now;
      return known.operations;
    }
    const operations = changed === 0 ? undefined : await this.load(client);
    this.read.set(client, { at: now, changed, operations });
    return operations;
  }

  /** Adds an operation. @returns its id */
  async add(client: string, document: string, name: string | undefined): Promise<string> {
    const before = (await this.changedAt(client)) === 0 ? undefined : await this.load(client);
    const id = operationId(document);
    const addedAt = new Date().toISOString();
    await this.save({
      client,
      operations: {
        ...before?.operations,
        [id]: { ...(name !== undefined && { name }), document, addedAt },
      },
    });
    return id;
  }

  /**
   * Removes an operation. The client keeps its safelist, and an empty one allows no operation: the
   * last operation is removed only with `allowEmpty`.
   */
  async remove(
    client: string,
    id: string,
    { allowEmpty = false } = {},
  ): Promise<'removed' | 'unknown' | 'last'> {
    if ((await this.changedAt(client)) === 0) return 'unknown';
    const { operations } = await this.load(client);
    if (!Object.hasOwn(operations, id)) return 'unknown';
    delete operations[id];
    if (!allowEmpty && Object.keys(operations).length === 0) return 'last';
    await this.save({ client, operations });
    return 'removed';
  }

  /**
   * Deletes a client's safelist: the client may then send any operation.
   * @returns whether the client had a safelist
   */
  async release(client: string): Promise<boolean> {
    try {
      await unlink(this.file(client));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  /** All safelists. */
  async all(): Promise<ClientOperations[]> {
    let names: string[];
    try {
      names = await readdir(this.folder);
    } catch (error) {
      // The folder does not exist before the first operation is registered.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return [];
    }
    const clients = names
      .filter((name) => name.endsWith('.json'))
      .map((name) => decodeURIComponent(name.slice(0, -'.json'.length)));
    return Promise.all(clients.sort().map((client) => this.load(client)));
  }

  private file(client: string): string {
    // Dots are encoded too, so that no client's name refers to another folder.
    return join(this.folder, `${encodeURIComponent(client).replaceAll('.', '%2E')}.json`);
  }

  private async changedAt(client: string): Promise<number> {
    try {
      return (await stat(this.file(client))).mtimeMs;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw error;
    }
  }

  private async load(client: string): Promise<ClientOperations> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(this.file(client), 'utf8')));
    } catch (error) {
      throw new Error(`The safelist of client ${client} cannot be read.`, { cause: error });
    }
  }

  private async save(operations: ClientOperations): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = this.file(operations.client);
    const temporary = `${file}.${process.pid}.new`;
    await writeFile(temporary, `${JSON.stringify(operations, null, 2)}\n`);
    await rename(temporary, file);
  }
}
