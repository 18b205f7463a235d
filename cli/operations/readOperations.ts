import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SAFELIST_LIMITS } from '../../schema/safelist/limits';
import { operationsIn, type GraphqlFile } from './graphqlFiles';
import { readManifest, type FoundOperation } from './manifests';

/** Bytes of one file; a manifest of the greatest list, escaped as JSON, is smaller. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const GRAPHQL = /\.(?:graphql|gql)$/;

/**
 * The operations of files and folders: manifests (`.json`), GraphQL files, and the GraphQL files
 * below folders. An operation that occurs twice is contained once for each id.
 * @throws Error with one sentence when a file cannot be read or contains no operation
 */
export async function readOperations(paths: readonly string[]): Promise<FoundOperation[]> {
  const found: FoundOperation[] = [];
  const graphql: GraphqlFile[] = [];
  for (const path of paths) {
    const files = await graphqlBelow(path);
    if (files === undefined && path.endsWith('.json'))
      found.push(...readManifest(path, await readText(path)));
    else for (const file of files ?? [path]) graphql.push({ file, text: await readText(file) });
  }
  found.push(...operationsIn(graphql));
  const seen = new Set<string>();
  const operations = found.filter(({ document, alias }) => {
    const key = JSON.stringify([document, alias]);
    return !seen.has(key) && seen.add(key);
  });
  if (operations.length === 0) throw new Error(`No operation was found in ${paths.join(', ')}.`);
  if (operations.length > SAFELIST_LIMITS.operations)
    throw new Error(
      `The files contain ${operations.length} operations; a list may have at most ${SAFELIST_LIMITS.operations}.`,
    );
  return operations;
}

/** The GraphQL files below a folder, in the order of their paths; undefined for a file. */
async function graphqlBelow(path: string): Promise<string[] | undefined> {
  const info = await stat(path).catch(() => {
    throw new Error(`The file ${path} cannot be read.`);
  });
  if (!info.isDirectory()) return undefined;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && GRAPHQL.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function readText(file: string): Promise<string> {
  const cannotBeRead = () => new Error(`The file ${file} cannot be read.`);
  const { size } = await stat(file).catch(() => {
    throw cannotBeRead();
  });
  if (size > MAX_FILE_BYTES)
    throw new Error(`The file ${file} has ${size} bytes; at most ${MAX_FILE_BYTES} are read.`);
  return readFile(file, 'utf8').catch(() => {
    throw cannotBeRead();
  });
}
