import type { Usage } from './soakServer';

/** RSS of the last third over that of the middle third beyond which memory is not flat. */
const FLAT = 1.1;

export interface Verdict {
  readonly passed: boolean;
  readonly errors: number;
  /** Median RSS of the last third ÷ that of the middle third. */
  readonly growth: number;
  readonly cachesBeyondBounds: number;
}

/**
 * Whether a service stood a soak: no errors, memory that is flat once it has warmed up, and
 * caches that keep to their bounds.
 */
export function verdictOn(errors: number, samples: readonly Usage[]): Verdict {
  const third = Math.floor(samples.length / 3);
  const rss = samples.map((sample) => sample.rss);
  const growth = median(rss.slice(-third)) / median(rss.slice(third, 2 * third));
  const cachesBeyondBounds = Math.max(0, ...samples.map(({ caches }) => caches.beyond));
  const passed = errors === 0 && growth <= FLAT && cachesBeyondBounds === 0;
  return { passed, errors, growth, cachesBeyondBounds };
}

/** The verdict in a line. */
export function verdictText(verdict: Verdict): string {
  const { passed, errors, growth, cachesBeyondBounds } = verdict;
  return `${passed ? 'stood' : 'FAILED'}: ${errors} errors, RSS of the last third ${growth.toFixed(3)} × the middle third's (at most ${FLAT.toFixed(2)}), ${cachesBeyondBounds} caches beyond their bounds\n`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
