import { createPublicKey, type KeyObject } from 'node:crypto';
import { addTerm } from '../policy/calendar';
import { term } from '../policy/terms';
import { Frontier } from './frontier';
import { LogFault } from './logFault';
import type { LogItem } from './logItem';
import { leafHash } from './merkle';
import { keyIdOf, verifyHead, verifyPruning, type TreeHead } from './treeHead';

/** What holds of a log that was checked to its end. */
export interface LogSummary {
  readonly logId: string;
  readonly entries: number;
  /** How many of them are no longer held, by a signed statement. */
  readonly pruned: number;
  readonly heads: number;
  /** The last head; null where the log is empty. */
  readonly head: TreeHead | null;
}

export interface VerifierOptions {
  /** Ids of the keys that may sign; without them the log's own word on its keys is taken. */
  readonly pinned?: readonly string[];
  /** A head seen before, which this log must go on from. */
  readonly seen?: TreeHead;
}

/**
 * Checks a log item by item: that each entry is the one that was hashed, that none is missing,
 * added, in another place or kept from being found, that each head is signed by a key of the log
 * and is the root of exactly the entries before it (and so every head the beginning of the next),
 * and that nothing was taken out before its retention.
 */
export class LogVerifier {
  readonly #options: VerifierOptions;
  readonly #frontier = new Frontier();
  readonly #keys = new Map<string, KeyObject>();
  #about: Extract<LogItem, { type: 'log' }> | undefined;
  #prunedTo = 0;
  #heads = 0;
  #head: TreeHead | null = null;

  constructor(options: VerifierOptions = {}) {
    this.#options = options;
  }

  /** @throws LogFault at the first thing that is wrong */
  add(item: LogItem): void {
    if (this.#about === undefined && item.type !== 'log')
      throw new LogFault('MALFORMED', 'The log does not begin by saying which log it is.');
    switch (item.type) {
      case 'log':
        return this.#begin(item);
      case 'pruning':
        return this.#prune(item);
      case 'entry':
        return this.#entry(item);
      case 'head':
        return this.#signed(item);
    }
  }

  /** @throws LogFault when the log does not end where its last head says, or is not sealed any more */
  finish(): LogSummary {
    const about = this.#about;
    if (about === undefined) throw new LogFault('MALFORMED', 'There is no log here.');
    const { size } = this.#frontier;
    if (size !== about.size)
      throw new LogFault(
        'ENTRY_MISSING',
        `The log has ${size} entries where it says that it has ${about.size}: entry ${size} is missing.`,
      );
    if (size > 0 && this.#head?.size !== size)
      throw new LogFault(
        'HEAD_INVALID',
        `No signed head covers the end of the log: the last is for ${this.#head?.size ?? 0} of ${size} entries.`,
      );
    const { seen } = this.#options;
    if (seen && seen.size > size)
      throw new LogFault(
        'ROLLED_BACK',
        `The log was seen with ${seen.size} entries before and has ${size} now: its end has been cut off.`,
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
      head: this.#head,
    };
  }

  #begin(item: Extract<LogItem, { type: 'log' }>): void {
    if (this.#about !== undefined) throw new LogFault('MALFORMED', 'The log begins twice.');
    const { seen } = this.#options;
    if (seen && seen.logId !== item.logId)
      throw new LogFault('ROLLED_BACK', 'This is another log than the one seen before.');
    this.#about = item;
    for (const { keyId, x } of item.keys) {
      const key = publicKey(x);
      if (key === undefined || keyIdOf(key) !== keyId)
        throw new LogFault(
          'KEY_MISSING',
          `The key ${keyId} of the log is not the one its id names.`,
        );
      this.#keys.set(keyId, key);
    }
    this.#checkSeen();
  }

  #prune({ type: _, ...statement }: Extract<LogItem, { type: 'pruning' }>): void {
    const { prunedTo, before, timestamp, keyId } = statement;
    const key = this.#keyOf(keyId, `The statement that entries below ${prunedTo} were taken out`);
    if (!verifyPruning(statement, key) || statement.logId !== this.#about?.logId)
      throw new LogFault(
        'PRUNING_INVALID',
        `The statement that entries below ${prunedTo} were taken out is not signed by the log.`,
      );
    const day = timestamp.slice(0, 10);
    if (addTerm(before.slice(0, 10), term('retention.disclosureLog', day).value) > day)
      throw new LogFault(
        'PRUNING_INVALID',
        `Entries below ${prunedTo} were taken out before their retention ended.`,
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
          : `Entry ${index} stands where entry ${expected} belongs.`,
      );
    if (leaf === null && index >= this.#prunedTo)
      throw new LogFault(
        'ENTRY_MISSING',
        `Entry ${index} is missing, and no signed statement took it out.`,
      );
    const own = leaf === null ? Buffer.from(hash, 'hex') : leafHash(leaf);
    if (own.toString('hex') !== hash)
      throw new LogFault(
        'ENTRY_CHANGED',
        `Entry ${index} is not the one that was hashed: it has been changed.`,
      );
    if (indexed === false)
      throw new LogFault(
        'ENTRY_HIDDEN',
        `Entry ${index} is held back from those who search for it.`,
      );
    this.#frontier.add(own);
    this.#checkSeen();
  }

  #signed({ type: _, ...head }: Extract<LogItem, { type: 'head' }>): void {
    const key = this.#keyOf(head.keyId, `The head of ${head.size} entries`);
    if (!verifyHead(head, key) || head.logId !== this.#about?.logId)
      throw new LogFault(
        'HEAD_INVALID',
        `The signature of the head of ${head.size} entries does not hold.`,
      );
    if (head.size <= (this.#head?.size ?? 0))
      throw new LogFault(
        'HEAD_INVALID',
        `The head of ${head.size} entries comes after that of ${this.#head?.size}.`,
      );
    if (head.size !== this.#frontier.size)
      throw new LogFault(
        'ENTRY_MISSING',
        `Entry ${this.#frontier.size} is missing: a head was signed for ${head.size} entries.`,
      );
    if (this.#frontier.root().toString('hex') !== head.rootHash)
      throw new LogFault(
        'HEAD_INVALID',
        `The entries from ${this.#head?.size ?? 0} to ${head.size - 1} are not those that were signed in the head of ${head.size} entries.`,
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
        `${what} is signed with the key ${keyId}, which is no key of this log.`,
      );
    return key;
  }

  #checkSeen(): void {
    const { seen } = this.#options;
    if (seen?.size !== this.#frontier.size) return;
    if (this.#frontier.root().toString('hex') !== seen.rootHash)
      throw new LogFault(
        'ROLLED_BACK',
        `The first ${seen.size} entries are not those of the head that was seen before.`,
      );
  }
}

function publicKey(x: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return undefined;
  }
}
