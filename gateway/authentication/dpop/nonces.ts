import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds for which one nonce is given out; it holds for the next as many too. */
const SLOT = 120;

/** Gives out nonces that proofs must carry, and knows its own again. */
export interface Nonces {
  current(): string;
  holds(nonce: string): boolean;
}

/**
 * Nonces that change every two minutes and are computed, not kept: the keyed digest of the
 * stretch of time they are for. Gateways with the same key know each other's, clocks a little
 * apart included. Source of what they are for: RFC 9449, sections 8 and 9.
 * @param key at least 16 bytes, the same for every gateway of a service
 * @param now the clock, in milliseconds
 */
export function nonces(key: Buffer, now: () => number = Date.now): Nonces {
  if (key.length < 16) throw new Error('The nonce key must have at least 16 bytes.');
  const slot = () => Math.floor(now() / 1000 / SLOT);
  const of = (at: number) =>
    createHmac('sha256', key).update(`dpop-nonce:${at}`).digest('base64url').slice(0, 22);
  return {
    current: () => of(slot()),
    holds(nonce) {
      const given = Buffer.from(nonce);
      const at = slot();
      return [at, at - 1, at + 1].some((one) => {
        const expected = Buffer.from(of(one));
        return expected.length === given.length && timingSafeEqual(expected, given);
      });
    },
  };
}
