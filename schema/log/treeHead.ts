import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { isSignature, signatureOf } from '../signatures/signatures';
import { signatureAlgorithmOf } from '../signatures/signingJwk';
import { canonical } from './canonical';
import type { TreeHash } from './merkle';

/** A signed tree head: the log's commitment to all its entries. Every head is stored for ever. */
export interface TreeHead {
  /** The digest of the log's first public key, hex. */
  readonly logId: string;
  /** The number of entries. */
  readonly size: number;
  /** Root of the tree over them (RFC 6962), hex. */
  readonly rootHash: string;
  /** The hash function of the tree; absent for SHA-256. */
  readonly hash?: 'sm3';
  /** When it was signed, ISO 8601, UTC. */
  readonly timestamp: string;
  /** The id of the signing key. */
  readonly keyId: string;
  /** Over the other members with the algorithm of the key, base64url. */
  readonly signature: string;
}

/** A signed statement that entries were pruned after their retention; their hashes stay. */
export interface PruneStatement {
  readonly logId: string;
  /** The entries below this index were pruned. */
  readonly prunedTo: number;
  /** All of them were logged before this moment, ISO 8601, UTC. */
  readonly before: string;
  readonly timestamp: string;
  readonly keyId: string;
  readonly signature: string;
}

/** A signing key of the log. */
export interface LogKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

// Each kind of statement has its own prefix, so that one never passes for the other.
const HEAD_PREFIX = 'hedong-disclosure-log/tree-head/1\n';
const PRUNING_PREFIX = 'hedong-disclosure-log/pruned/1\n';

const KEY_ID_DIGITS = 16;

/** The signing key of a private key for Ed25519 or SM2. */
export function logKey(privateKey: KeyObject): LogKey {
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}

/** The id of a log whose first key is this one. */
export function logIdOf({ publicKey }: LogKey): string {
  return digestOf(publicKey);
}

/** The id of a public key: the first 64 bits of its digest, hex. */
export function keyIdOf(publicKey: KeyObject): string {
  return digestOf(publicKey).slice(0, KEY_ID_DIGITS);
}

/** The hash function of a new tree whose first key is this one. */
export function treeHashOf({ publicKey }: Pick<LogKey, 'publicKey'>): TreeHash {
  return signatureAlgorithmOf(publicKey) === 'SM2' ? 'sm3' : 'sha256';
}

/** The hash function of the tree of a head. */
export function hashOf({ hash }: Pick<TreeHead, 'hash'>): TreeHash {
  return hash ?? 'sha256';
}

/** The members of a head or a tree that name its hash function. */
export function namedHash(hash: TreeHash): Pick<TreeHead, 'hash'> {
  return hash === 'sm3' ? { hash } : {};
}

export function signHead(head: Omit<TreeHead, 'keyId' | 'signature'>, key: LogKey): TreeHead {
  return signed(HEAD_PREFIX, { ...head, keyId: key.keyId }, key);
}

/** Whether the signature of a head is valid for a key. */
export function verifyHead(head: TreeHead, publicKey: KeyObject): boolean {
  return hasSignature(HEAD_PREFIX, head, publicKey);
}

export function signPruning(
  statement: Pick<PruneStatement, 'logId' | 'prunedTo' | 'before' | 'timestamp'>,
  key: LogKey,
): PruneStatement {
  return signed(PRUNING_PREFIX, { ...statement, keyId: key.keyId }, key);
}

/** Whether the signature of a pruning statement is valid for a key. */
export function verifyPruning(statement: PruneStatement, publicKey: KeyObject): boolean {
  return hasSignature(PRUNING_PREFIX, statement, publicKey);
}

type Unsigned = Readonly<Record<string, string | number>>;

function signed<T extends Unsigned>(prefix: string, statement: T, key: LogKey): T & Signed {
  const bytes = Buffer.from(prefix + canonical(statement), 'utf8');
  return { ...statement, signature: signatureOf(key.privateKey, bytes).toString('base64url') };
}

interface Signed {
  readonly signature: string;
}

function hasSignature(prefix: string, statement: Signed, publicKey: KeyObject): boolean {
  const { signature, ...claimed } = statement;
  const bytes = Buffer.from(prefix + canonical(claimed as Unsigned), 'utf8');
  return isSignature(publicKey, bytes, Buffer.from(signature, 'base64url'));
}

function digestOf(publicKey: KeyObject): string {
  return createHash(treeHashOf({ publicKey }))
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
