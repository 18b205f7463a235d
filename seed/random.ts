/**
 * All randomness of the dataset comes from this file, so that the same seed generates the same
 * dataset.
 */
const streams = new Map<string, number>();

/**
 * A separate generator for each (seed, stream, index): any part of the dataset can be recomputed
 * without the parts before it. The algorithm is sfc32.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  /**
   * @param stream names what is drawn; two streams with the same index are independent
   * @param index number of the object within the stream
   */
  constructor(seed: number, stream: string, index: number) {
    this.#a = seed | 0;
    this.#b = streamHash(stream);
    this.#c = index | 0;
    for (let i = 0; i < 12; i++) this.word();
  }

  /** 32 random bits, as an unsigned integer. */
  word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor((this.word() / 2 ** 32) * (to - from + 1));
  }

  /** Whether an event with this probability (0 to 1) happens. */
  chance(probability: number): boolean {
    return this.word() / 2 ** 32 < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)]!;
  }

  /** One of the items, chosen by weight. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T {
    let left = (this.word() / 2 ** 32) * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) if ((left -= weight) < 0) return item;
    return items.at(-1)![0];
  }

  /**
   * A number of objects with the average `mean`: between half and one and a half times of it, with
   * the fraction decided by chance.
   */
  about(mean: number): number {
    const wanted = mean * (0.5 + this.word() / 2 ** 32);
    return Math.floor(wanted) + (this.chance(wanted % 1) ? 1 : 0);
  }
}

function streamHash(stream: string): number {
  let hash = streams.get(stream);
  if (hash === undefined) {
    hash = 0x811c9dc5;
    for (const character of stream) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
    streams.set(stream, hash);
  }
  return hash;
}
