import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds for which one nonce is issued; it stays valid for as many seconds afterwards. */
const SLOT_SECONDS = 120;

/** Issues nonces that proofs must carry, and recognises its own. */
export interface Nonces {
  current(): string;
  accepts(nonce: string): boolean;
}

/**
 * Nonces that change every two minutes. They are computed, not stored: the keyed digest of their
 * time slot. Gateways with the same key accept each other's nonces, even when their clocks differ
 * slightly. Purpose: RFC 9449, sections 8 and 9.
 * @param key at least 16 bytes, the same for every gateway of a service
 * @param now the clock, in milliseconds
 */
export function nonces(key: Buffer, now: () => number = Date.now): Nonces {
  if (key.length < 16) throw new Error('The nonce key must have at least 16 bytes.');
  const slot = () => Math.floor(now() / 1000 / SLOT_SECONDS);
  const of = (at: number) =>
    createHmac('sha256', key).update(`dpop-nonce:${at}`).digest('base64url').slice(0, 22);
  return {
    current: () => of(slot()),
    accepts(nonce) {
      const given = Buffer.from(nonce);
      const at = slot();
      return [at, at - 1, at + 1].some((one) => {
        const expected = Buffer.from(of(one));
        return expected.length === given.length && timingSafeEqual(expected, given);
      });
    },
  };
}
