import { SIGNATURE_WINDOW } from '../../../schema/identity/requestSignature';

/** Longer than the validity of any signature, clock differences included. */
const ROTATION_MS = (SIGNATURE_WINDOW + 10) * 1000;

/**
 * Stores the nonces of requests for as long as their signatures are valid. Two sets that rotate
 * replace a timestamp per nonce: a nonce is stored for one to two rotation periods. No nonce is
 * evicted early, so that a flood of requests cannot make a replay possible. Only nonces of valid
 * signatures are stored.
 */
export class ReplayGuard {
  #current = new Set<string>();
  #previous = new Set<string>();
  #rotatedAt = -Infinity;

  /** Stores a nonce. @returns whether this was its first use */
  firstUse(nonce: string, now: number): boolean {
    if (now - this.#rotatedAt >= ROTATION_MS) {
      this.#previous = now - this.#rotatedAt >= 2 * ROTATION_MS ? new Set() : this.#current;
      this.#current = new Set();
      this.#rotatedAt = now;
    }
    if (this.#current.has(nonce) || this.#previous.has(nonce)) return false;
    this.#current.add(nonce);
    return true;
  }
}
