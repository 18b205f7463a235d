import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

export const MANIFEST_FILE = 'backup.json';

const collectionSchema = z.strictObject({
  name: z.string(),
  documents: z.number().int().min(0),
  /** SHA-256 of the file, in hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** As `create` takes them, validators for example. */
  options: z.record(z.string(), z.unknown()),
  /** As `createIndexes` takes them, without the index on `_id`. */
  indexes: z.array(z.record(z.string(), z.unknown())),
});

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Version of the product that wrote the backup. */
  version: z.string(),
  /** When its snapshot was taken. */
  createdAt: z.iso.datetime(),
  databases: z.array(
    z.strictObject({
      /** Name without the prefix: `subjects`. */
      name: z.string().regex(/^[a-z]+$/),
      collections: z.array(collectionSchema),
    }),
  ),
});

/** The content of a backup. */
export type Manifest = z.infer<typeof manifestSchema>;

/** One collection in a backup. */
export type CollectionEntry = z.infer<typeof collectionSchema>;

/** Path of a collection's documents, as gzipped BSON, within a backup. */
export function dataFile(folder: string, database: string, collection: string): string {
  return join(folder, database, `${encodeURIComponent(collection)}.bson.gz`);
}

/** Total number of documents in a backup. */
export function documentCount({ databases }: Manifest): number {
  return databases
    .flatMap(({ collections }) => collections)
    .reduce((sum, { documents }) => sum + documents, 0);
}

/**
 * Reads the manifest of a backup and checks every file against its checksum, so that a damaged
 * backup is refused before anything is changed.
 * @throws Error with one sentence that names the damaged or missing file
 */
export async function readBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const { name, collections } of manifest.databases) {
    for (const collection of collections) {
      const path = dataFile(folder, name, collection.name);
      const sum = await checksum(path);
      if (sum !== collection.sha256)
        throw new Error(
          sum === undefined
            ? `The backup is incomplete: ${path} is missing.`
            : `The backup is damaged: ${path} differs from its checksum.`,
        );
    }
  }
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Error(`${folder} is not a complete backup: it has no ${MANIFEST_FILE}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw new Error(`${path} is damaged, or of an unknown format.`);
  return parsed.data;
}

async function checksum(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
}
