import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { hasNationalAlgorithms } from './suites/national';
import type { SuiteName } from './suites/suite';

const KEY_BYTES = 32;
const KEY_ID = /^[a-z][a-z0-9-]{0,39}$/;
/** Precedes a key for SM3 and SM4 in a ring; base64url has no colon. */
const NATIONAL_PREFIX = 'sm:';
/** Within this time every process reloads a key file that has changed. */
export const RELOAD_MS = 1000;

const ringSchema = z.record(z.string(), z.string());

export interface RingKey {
  readonly id: string;
  readonly key: KeyObject;
  /** The algorithms that the key is for. */
  readonly suite: SuiteName;
}

/** Keys of one purpose, newest first: only the first is used for writing, all for reading. */
export interface KeyRing {
  all(): readonly [RingKey, ...RingKey[]];
  /** The key with an id, or undefined if the ring has none. */
  find(id: string): RingKey | undefined;
}

/**
 * Parses a key ring: JSON, key id → 32 bytes in base64url, newest first; with the prefix `sm:` the
 * key is for the national algorithms.
 * @param name name of the setting, for error messages
 * @throws Error with one sentence; the message never contains a key
 */
export function parseKeyRing(name: string, text: string): KeyRing {
  const keys = Object.entries(readObject(name, text)).map(([id, secret]): RingKey => {
    // JavaScript objects list integer-like names first, so an id of digits would change the order.
    if (!KEY_ID.test(id))
      throw new Error(
        `${name}: a key id must consist of lower-case letters, digits and dashes, and begin with a letter.`,
      );
    const suite = secret.startsWith(NATIONAL_PREFIX) ? 'national' : 'international';
    if (suite === 'national' && !hasNationalAlgorithms())
      throw new Error(`${name}: key ${id} needs SM3 and SM4, which this Node.js does not have.`);
    const text = suite === 'national' ? secret.slice(NATIONAL_PREFIX.length) : secret;
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length !== KEY_BYTES)
      throw new Error(`${name}: key ${id} must be ${KEY_BYTES} bytes in base64url.`);
    return { id, key: createSecretKey(bytes), suite };
  });
  const [newest, ...older] = keys;
  if (!newest) throw new Error(`${name}: at least one key is required.`);
  const all = [newest, ...older] as const;
  const byId = new Map(all.map((key) => [key.id, key]));
  return { all: () => all, find: (id) => byId.get(id) };
}

function readObject(name: string, text: string): Record<string, string> {
  try {
    return ringSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${name}: the value must be a JSON object from key id to key in base64url, newest first.`,
    );
  }
}

/** A new random key, as a ring contains it. */
export function newRingKey(suite: SuiteName): string {
  const text = randomBytes(KEY_BYTES).toString('base64url');
  return suite === 'national' ? `${NATIONAL_PREFIX}${text}` : text;
}

/**
 * A key ring from a file, which is reloaded within a second after the file changes: every process
 * uses a new key without a restart. If the file becomes unreadable or invalid, the current keys
 * stay in use.
 * @throws Error with one sentence if the file cannot be read at the start
 */
export function keyRingOfFile(name: string, path: string): KeyRing {
  let ring = parseKeyRing(name, readFileSync(path, 'utf8'));
  let loadedState = stateOf(path);
  let checkedAt = performance.now();
  const current = (immediately = false): KeyRing => {
    const now = performance.now();
    if (!immediately && now - checkedAt < RELOAD_MS) return ring;
    checkedAt = now;
    try {
      const state = stateOf(path);
      if (state !== loadedState) {
        ring = parseKeyRing(name, readFileSync(path, 'utf8'));
        loadedState = state;
      }
    } catch {
      return ring;
    }
    return ring;
  };
  // An unknown id may belong to a key that has just been added to the file.
  return { all: () => current().all(), find: (id) => current().find(id) ?? current(true).find(id) };
}

/** Changes when the file is written or replaced, even if its modification time stays the same. */
function stateOf(path: string): string {
  const { mtimeMs, ino, size } = statSync(path);
  return `${mtimeMs} ${ino} ${size}`;
}

/** The two rings of a vault, which must not share keys. */
export interface VaultKeys {
  /** Wrap the keys of subjects. */
  readonly wrapping: KeyRing;
  /** Compute the blind indexes. */
  readonly index: KeyRing;
}
