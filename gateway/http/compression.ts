import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { Step } from './chain';
import { BODY_CODINGS, type BodyCoding } from './compressed';

/** Which answers are compressed: those to requests without a token, all, or none. */
export type CompressionMode = 'public' | 'all' | 'off';

/** Clients send few different values of `accept-encoding`. */
const MAX_CACHED_VALUES = 100;

/**
 * Chooses the coding of the response body from `accept-encoding`. In the mode `public`, answers to
 * requests with a token stay uncompressed: the length of a compressed answer can reveal a secret
 * in it to an observer who controls another part of it (the attack BREACH).
 */
export function compression(mode: CompressionMode): Step {
  const known = new LRUCache<string, BodyCoding | 'identity'>({ max: MAX_CACHED_VALUES });
  return (exchange) => {
    const { authorization, 'accept-encoding': accepted } = exchange.request.headers;
    if (typeof accepted !== 'string' || mode === 'off') return;
    if (mode === 'public' && authorization !== undefined) return;
    let coding = known.get(accepted);
    if (coding === undefined) known.set(accepted, (coding = codingOf(accepted)));
    if (coding !== 'identity') exchange.coding = coding;
  };
}

/** The package's types lack the option: what to choose among codings of equal weight. */
interface EncodingNegotiator {
  encoding(
    available: string[],
    options: { readonly preferred: readonly string[] },
  ): string | undefined;
}

function codingOf(accepted: string): BodyCoding | 'identity' {
  const negotiator: EncodingNegotiator = new Negotiator({
    headers: { 'accept-encoding': accepted },
  });
  const all = [...BODY_CODINGS, 'identity' as const];
  const coding = negotiator.encoding(all, { preferred: BODY_CODINGS });
  return all.find((one) => one === coding) ?? 'identity';
}
