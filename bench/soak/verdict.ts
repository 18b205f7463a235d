import type { Usage } from './soakServer';

/** Memory counts as flat while RSS of the last third ÷ that of the middle third is at most this. */
const MAX_GROWTH = 1.1;

export interface Verdict {
  readonly passed: boolean;
  readonly errors: number;
  /** Median RSS of the last third ÷ that of the middle third. */
  readonly growth: number;
  readonly cachesBeyondBounds: number;
}

/**
 * Whether a service passed a soak: no errors, memory that is flat after the warm-up, and caches
 * within their limits.
 */
export function verdictOn(errors: number, samples: readonly Usage[]): Verdict {
  const third = Math.floor(samples.length / 3);
  const rss = samples.map((sample) => sample.rss);
  const growth = median(rss.slice(-third)) / median(rss.slice(third, 2 * third));
  const cachesBeyondBounds = Math.max(0, ...samples.map(({ caches }) => caches.beyond));
  const passed = errors === 0 && growth <= MAX_GROWTH && cachesBeyondBounds === 0;
  return { passed, errors, growth, cachesBeyondBounds };
}

/** The verdict on one line. */
export function verdictText(verdict: Verdict): string {
  const { passed, errors, growth, cachesBeyondBounds } = verdict;
  return `${passed ? 'passed' : 'FAILED'}: ${errors} errors, RSS of the last third ${growth.toFixed(3)} × the middle third's (at most ${MAX_GROWTH.toFixed(2)}), ${cachesBeyondBounds} caches beyond their limits\n`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
