import type { KeyObject } from 'node:crypto';
import { addTerm } from '../policy/calendar';
import { term } from '../policy/terms';
import { publicKeyOf } from '../signatures/signingJwk';
import { Frontier } from './frontier';
import { LogFault } from './logFault';
import { jwkOfNamedKey, type LogFinding, type LogItem } from './logItem';
import { leafHash, type TreeHash } from './merkle';
import { hashOf, keyIdOf, verifyHead, verifyPruning, type TreeHead } from './treeHead';

/** The result of a successful check of a whole log. */
export interface LogSummary {
  readonly logId: string;
  readonly entries: number;
  /** How many of them a signed statement says were pruned. */
  readonly pruned: number;
  readonly heads: number;
  /** The hash function of the tree. */
  readonly hash: TreeHash;
  /** The last head; null when the log is empty. */
  readonly head: TreeHead | null;
  /** Disclosures that have no entry, as the service has found them. */
  readonly findings: readonly LogFinding[];
}

export interface VerifierOptions {
  /** Ids of the keys that may sign. Without them every key that the log names may. */
  readonly pinned?: readonly string[];
  /** A head seen earlier, which this log must extend. */
  readonly seen?: TreeHead;
}

/**
 * Verifies a log item by item:
 * - every entry has the hash that was logged, and none is missing, added, moved or missing from the
 *   search index;
 * - every head is signed by a key of the log and is the root of the entries before it, so each head
 *   extends the one before;
 * - no entry was pruned before its retention ended.
 */
export class LogVerifier {
  readonly #options: VerifierOptions;
  #hash: TreeHash = 'sha256';
  #frontier = new Frontier('sha256');
  readonly #keys = new Map<string, KeyObject>();
  #about: Extract<LogItem, { type: 'log' }> | undefined;
  #prunedTo = 0;
  #heads = 0;
  #head: TreeHead | null = null;
  readonly #findings: LogFinding[] = [];

  constructor(options: VerifierOptions = {}) {
    this.#options = options;
  }

  /** @throws LogFault when the item is wrong */
  add(item: LogItem): void {
    if (this.#about === undefined && item.type !== 'log')
      throw new LogFault('MALFORMED', 'The first line is not that of a log: `type` must be `log`.');
    switch (item.type) {
      case 'log':
        return this.#begin(item);
      case 'pruning':
        return this.#prune(item);
      case 'finding':
        return void this.#findings.push(item);
      case 'entry':
        return this.#entry(item);
      case 'head':
        return this.#signed(item);
    }
  }

  /** @throws LogFault when no head covers the end of the log, or sealing has stopped */
  finish(): LogSummary {
    const about = this.#about;
    if (about === undefined) throw new LogFault('MALFORMED', 'The input is empty: it has no log.');
    const { size } = this.#frontier;
    if (size !== about.size)
      throw new LogFault(
        'ENTRY_MISSING',
        `The log has ${size} entries and says that it has ${about.size}: entry ${size} is missing.`,
      );
    if (size > 0 && this.#head?.size !== size)
      throw new LogFault(
        'HEAD_INVALID',
        `No signed head covers the end of the log: the last head is for ${this.#head?.size ?? 0} of ${size} entries.`,
      );
    const { seen } = this.#options;
    if (seen && seen.size > size)
      throw new LogFault(
        'ROLLED_BACK',
        `The log had ${seen.size} entries earlier and has ${size} now: its end was cut off.`,
      );
    if (about.stopped)
      throw new LogFault(
        about.stopped.fault,
        `The service has stopped sealing since ${about.stopped.since}: ${about.stopped.message}`,
      );
    return {
      logId: about.logId,
      entries: size,
      pruned: this.#prunedTo,
      heads: this.#heads,
      hash: this.#hash,
      head: this.#head,
      findings: this.#findings,
    };
  }

  #begin(item: Extract<LogItem, { type: 'log' }>): void {
    if (this.#about !== undefined)
      throw new LogFault('MALFORMED', 'The log has two lines of `type` `log`.');
    const { seen } = this.#options;
    if (seen && seen.logId !== item.logId)
      throw new LogFault(
        'ROLLED_BACK',
        'The log is not the one that was seen earlier: its `logId` differs.',
      );
    this.#about = item;
    this.#hash = hashOf(item);
    this.#frontier = new Frontier(this.#hash);
    for (const named of item.keys) {
      const { keyId } = named;
      const key = publicKey(named);
      if (key === undefined || keyIdOf(key) !== keyId)
        throw new LogFault('KEY_MISSING', `The key ${keyId} of the log does not match its id.`);
      this.#keys.set(keyId, key);
    }
    this.#checkSeen();
  }

  #prune({ type: _, ...statement }: Extract<LogItem, { type: 'pruning' }>): void {
    const { prunedTo, before, timestamp, keyId } = statement;
    const key = this.#keyOf(keyId, `The pruning statement for the entries below ${prunedTo}`);
    if (!verifyPruning(statement, key) || statement.logId !== this.#about?.logId)
      throw new LogFault(
        'PRUNING_INVALID',
        `The signature of the pruning statement for the entries below ${prunedTo} is invalid.`,
      );
    const day = timestamp.slice(0, 10);
    if (addTerm(before.slice(0, 10), term('retention.disclosureLog', day).value) > day)
      throw new LogFault(
        'PRUNING_INVALID',
        `The entries below ${prunedTo} were pruned before their retention ended.`,
      );
    this.#prunedTo = Math.max(this.#prunedTo, prunedTo);
  }

  #entry({ index, leaf, hash, indexed }: Extract<LogItem, { type: 'entry' }>): void {
    const expected = this.#frontier.size;
    if (index !== expected)
      throw new LogFault(
        index > expected ? 'ENTRY_MISSING' : 'ENTRY_CHANGED',
        index > expected
          ? `Entry ${expected} is missing.`
          : `Entry ${index} is at the index of entry ${expected}.`,
      );
    if (leaf === null && index >= this.#prunedTo)
      throw new LogFault(
        'ENTRY_MISSING',
        `Entry ${index} is missing, and no pruning statement covers it.`,
      );
    const own = leaf === null ? Buffer.from(hash, 'hex') : leafHash(leaf, this.#hash);
    if (own.toString('hex') !== hash)
      throw new LogFault(
        'ENTRY_CHANGED',
        `Entry ${index} was changed: it does not have the hash that was logged.`,
      );
    if (indexed === false)
      throw new LogFault('ENTRY_HIDDEN', `Entry ${index} is missing from the search index.`);
    this.#frontier.add(own);
    this.#checkSeen();
  }

  #signed({ type: _, ...head }: Extract<LogItem, { type: 'head' }>): void {
    const key = this.#keyOf(head.keyId, `The head of ${head.size} entries`);
    if (!verifyHead(head, key) || head.logId !== this.#about?.logId)
      throw new LogFault(
        'HEAD_INVALID',
        `The signature of the head of ${head.size} entries is invalid.`,
      );
    if (hashOf(head) !== this.#hash)
      throw new LogFault(
        'HEAD_INVALID',
        `The head of ${head.size} entries names another hash function than the log.`,
      );
    if (head.size <= (this.#head?.size ?? 0))
      throw new LogFault(
        'HEAD_INVALID',
        `The head of ${head.size} entries follows the head of ${this.#head?.size} entries.`,
      );
    if (head.size !== this.#frontier.size)
      throw new LogFault(
        'ENTRY_MISSING',
        `Entry ${this.#frontier.size} is missing: a signed head covers ${head.size} entries.`,
      );
    if (this.#frontier.root().toString('hex') !== head.rootHash)
      throw new LogFault(
        'HEAD_INVALID',
        `The entries ${this.#head?.size ?? 0} to ${head.size - 1} do not match the signed head of ${head.size} entries.`,
      );
    this.#head = head;
    this.#heads++;
  }

  #keyOf(keyId: string, what: string): KeyObject {
    const { pinned } = this.#options;
    const key = this.#keys.get(keyId);
    if (key === undefined || (pinned && !pinned.includes(keyId)))
      throw new LogFault(
        'KEY_MISSING',
        `${what} is signed with the key ${keyId}, which is not a key of this log.`,
      );
    return key;
  }

  #checkSeen(): void {
    const { seen } = this.#options;
    if (seen?.size !== this.#frontier.size) return;
    if (this.#frontier.root().toString('hex') !== seen.rootHash)
      throw new LogFault(
        'ROLLED_BACK',
        `The first ${seen.size} entries do not match the head that was seen earlier.`,
      );
  }
}

function publicKey(named: Parameters<typeof jwkOfNamedKey>[0]): KeyObject | undefined {
  const jwk = jwkOfNamedKey(named);
  try {
    return jwk && publicKeyOf(jwk);
  } catch {
    return undefined;
  }
}
