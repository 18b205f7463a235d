import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonical } from './canonical';

/** A signed tree head: what the log commits itself to. Every one that was signed is kept. */
export interface TreeHead {
  /** Which log: the digest of its first public key, hex. */
  readonly logId: string;
  /** How many entries the tree has. */
  readonly size: number;
  /** Root of the tree over them (RFC 6962), hex. */
  readonly rootHash: string;
  /** When it was signed, ISO 8601, UTC. */
  readonly timestamp: string;
  /** The key it was signed with. */
  readonly keyId: string;
  /** Ed25519 over the other members, base64url. */
  readonly signature: string;
}

/** A statement that entries past their retention were taken out; their hashes stay. */
export interface PruneStatement {
  readonly logId: string;
  /** The entries below this index are no longer held. */
  readonly prunedTo: number;
  /** All of them were made before this moment, ISO 8601, UTC. */
  readonly before: string;
  readonly timestamp: string;
  readonly keyId: string;
  readonly signature: string;
}

/** A key of the log, to sign with. */
export interface LogKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

// What is signed for one use must never pass for another.
const HEAD = 'hedong-disclosure-log/tree-head/1\n';
const PRUNE = 'hedong-disclosure-log/pruned/1\n';

/** A key of the log from an Ed25519 private key. */
export function logKey(privateKey: KeyObject): LogKey {
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, keyId: digestOf(publicKey).slice(0, 16) };
}

/** The id of a log that begins with this key. */
export function logIdOf({ publicKey }: LogKey): string {
  return digestOf(publicKey);
}

/** The short name of a public key: the beginning of its digest, hex. */
export function keyIdOf(publicKey: KeyObject): string {
  return digestOf(publicKey).slice(0, 16);
}

export function signHead(
  head: Pick<TreeHead, 'logId' | 'size' | 'rootHash' | 'timestamp'>,
  key: LogKey,
): TreeHead {
  return signed(HEAD, { ...head, keyId: key.keyId }, key);
}

/** Whether a head bears the signature of a key. */
export function verifyHead(head: TreeHead, publicKey: KeyObject): boolean {
  return holds(HEAD, head, publicKey);
}

export function signPruning(
  statement: Pick<PruneStatement, 'logId' | 'prunedTo' | 'before' | 'timestamp'>,
  key: LogKey,
): PruneStatement {
  return signed(PRUNE, { ...statement, keyId: key.keyId }, key);
}

/** Whether a statement of pruning bears the signature of a key. */
export function verifyPruning(statement: PruneStatement, publicKey: KeyObject): boolean {
  return holds(PRUNE, statement, publicKey);
}

type Unsigned = Readonly<Record<string, string | number>>;

function signed<T extends Unsigned>(use: string, statement: T, key: LogKey): T & Signed {
  const bytes = Buffer.from(use + canonical(statement), 'utf8');
  return { ...statement, signature: sign(null, bytes, key.privateKey).toString('base64url') };
}

interface Signed {
  readonly signature: string;
}

function holds(use: string, statement: Signed, publicKey: KeyObject): boolean {
  const { signature, ...claimed } = statement;
  const bytes = Buffer.from(use + canonical(claimed as Unsigned), 'utf8');
  return verify(null, bytes, publicKey, Buffer.from(signature, 'base64url'));
}

function digestOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
