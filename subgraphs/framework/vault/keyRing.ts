import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

const KEY_BYTES = 32;
const KEY_ID = /^[a-z][a-z0-9-]{0,39}$/;
/** Within this time a changed file of keys is read by every process that uses it. */
export const RELOAD_MS = 1000;

const ringSchema = z.record(z.string(), z.string());

export interface RingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Keys of one purpose, newest first: the first is written with, all are read with. */
export interface KeyRing {
  all(): readonly [RingKey, ...RingKey[]];
  /** The key of an id, or undefined when the ring has none. */
  find(id: string): RingKey | undefined;
}

/**
 * Reads a ring: JSON, key id → 32 bytes in base64url, newest first.
 * @param name of the setting, for the messages
 * @throws Error with one sentence, none with a key in it
 */
export function parseKeyRing(name: string, text: string): KeyRing {
  const keys = Object.entries(readObject(name, text)).map(([id, secret]): RingKey => {
    // An id of digits would lose its place: objects put such names first.
    if (!KEY_ID.test(id))
      throw new Error(`${name}: key ids are letters, digits and dashes, and begin with a letter.`);
    const bytes = Buffer.from(secret, 'base64url');
    if (bytes.length !== KEY_BYTES)
      throw new Error(`${name}: key ${id} must hold ${KEY_BYTES} bytes in base64url.`);
    return { id, key: createSecretKey(bytes) };
  });
  const [newest, ...older] = keys;
  if (!newest) throw new Error(`${name}: it must hold at least one key.`);
  const all = [newest, ...older] as const;
  const byId = new Map(all.map((key) => [key.id, key]));
  return { all: () => all, find: (id) => byId.get(id) };
}

function readObject(name: string, text: string): Record<string, string> {
  try {
    return ringSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${name}: it must be JSON, key id to key in base64url, newest first.`);
  }
}

/**
 * A ring from a file, read again within a second when the file has changed: a new key comes into
 * use in every process without a restart. A file that has become unreadable or wrong leaves the
 * keys as they were.
 * @throws Error with one sentence when it cannot be read at the start
 */
export function keyRingOfFile(name: string, path: string): KeyRing {
  let ring = parseKeyRing(name, readFileSync(path, 'utf8'));
  let read = stateOf(path);
  let lookedAt = performance.now();
  const current = (atOnce = false): KeyRing => {
    const now = performance.now();
    if (!atOnce && now - lookedAt < RELOAD_MS) return ring;
    lookedAt = now;
    try {
      const state = stateOf(path);
      if (state !== read) {
        ring = parseKeyRing(name, readFileSync(path, 'utf8'));
        read = state;
      }
    } catch {
      return ring;
    }
    return ring;
  };
  // An unknown id is that of a key that has just been added.
  return { all: () => current().all(), find: (id) => current().find(id) ?? current(true).find(id) };
}

/** Changes with the file, be it written or replaced; two of its times may be the same. */
function stateOf(path: string): string {
  const { mtimeMs, ino, size } = statSync(path);
  return `${mtimeMs} ${ino} ${size}`;
}

/** The two rings of a vault, which must not share keys. */
export interface VaultKeys {
  /** Keys that wrap the keys of subjects. */
  readonly wrapping: KeyRing;
  /** Keys of the blind indexes. */
  readonly index: KeyRing;
}
