import { createHash } from 'node:crypto';
import type { Items, SummaryRow } from './messages';

/** SHA-256 of the content of one version of a record, in hexadecimal. */
export function itemsDigest(id: string, version: number, items: Items): string {
  const sorted = Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([id, version, sorted]))
    .digest('hex');
}

/** The count and the digest of the rows of one kind and day. */
export interface DayDigest {
  readonly day: string;
  readonly count: number;
  readonly digest: string;
}

/** Adds up the rows of a day, which must come in ascending order of their ids. */
export class DaySum {
  readonly #hash = createHash('sha256');
  readonly day: string;
  #count = 0;

  constructor(day: string) {
    this.day = day;
  }

  add({ id, version, digest }: SummaryRow): void {
    this.#hash.update(`${id} ${version} ${digest}\n`);
    this.#count++;
  }

  end(): DayDigest {
    return { day: this.day, count: this.#count, digest: this.#hash.digest('hex') };
  }
}
