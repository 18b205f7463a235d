import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { folderOwner } from 'embedded-mongo';

const FILE = 'store.address';
const ANSWER_TIMEOUT_MS = 2000;

interface Address {
  readonly uri: string;
  readonly pid: number;
}

/**
 * Writes the address of the embedded server into its data folder, in a file that only the owner may
 * read, so that the administrators' commands can work beside a running product.
 */
export async function writeAddress(dataDir: string, uri: string): Promise<void> {
  const address: Address = { uri, pid: process.pid };
  const path = join(dataDir, FILE);
  await writeFile(`${path}.${process.pid}`, JSON.stringify(address), { mode: 0o600 });
  await rename(`${path}.${process.pid}`, path);
}

/** Removes the address file. */
export async function removeAddress(dataDir: string): Promise<void> {
  await rm(join(dataDir, FILE), { force: true });
}

/**
 * The address of the server that uses a data folder; undefined when none runs. A file left behind
 * by a crash is ignored: its process does not use the folder, or the server does not respond.
 */
export async function addressOf(dataDir: string): Promise<string | undefined> {
  const address = await readAddress(dataDir);
  if (!address || address.pid !== folderOwner(dataDir)) return undefined;
  return (await answers(address.uri)) ? address.uri : undefined;
}

async function readAddress(dataDir: string): Promise<Address | undefined> {
  try {
    return JSON.parse(await readFile(join(dataDir, FILE), 'utf8')) as Address;
  } catch {
    return undefined;
  }
}

function answers(uri: string): Promise<boolean> {
  const host = decodeURIComponent(/^mongodb:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri)?.[1] ?? '');
  if (host === '') return Promise.resolve(false);
  const port = /:(\d+)$/.exec(host)?.[1];
  const target = port
    ? { host: host.slice(0, -port.length - 1), port: Number(port) }
    : { path: host };
  return new Promise((resolve) => {
    const socket = connect({ ...target, timeout: ANSWER_TIMEOUT_MS });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
