import { SIGNATURE_WINDOW } from '../../../schema/identity/requestSignature';

/** Longer than any signature holds, clock differences included. */
const GENERATION = (SIGNATURE_WINDOW + 10) * 1000;

/**
 * Remembers the nonces of requests for as long as their signatures hold. Two generations stand
 * in for a clock on every entry: an entry lives one to two generations, and none is ever pushed
 * out early, so that no flood opens the door to a replay. Only nonces of valid signatures come in.
 */
export class ReplayGuard {
  #young = new Set<string>();
  #old = new Set<string>();
  #turned = -Infinity;

  /** Whether a nonce is used for the first time; from then on it is not. */
  firstUse(nonce: string, now: number): boolean {
    if (now - this.#turned >= GENERATION) {
      this.#old = now - this.#turned >= 2 * GENERATION ? new Set() : this.#young;
      this.#young = new Set();
      this.#turned = now;
    }
    if (this.#young.has(nonce) || this.#old.has(nonce)) return false;
    this.#young.add(nonce);
    return true;
  }
}
