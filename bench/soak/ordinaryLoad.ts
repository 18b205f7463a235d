import autocannon from 'autocannon';
import { faultOf, questionsOf } from './questions';
import type { SoakProduct } from './processes';

/** What the ordinary callers of a soak were answered for a while. */
export interface OrdinaryLoad {
  readonly result: autocannon.Result;
  /** Requests without the right answer. */
  readonly errors: number;
  /** Codes of wrong answers, and how often each came. */
  readonly faults: ReadonlyMap<string, number>;
}

/** The share of its maximum that a product is soaked with. */
const SHARE = 0.7;
/** Seconds a caller waits for an answer. */
const PATIENCE = 20;

/** Loads a service with the questions of one minute, or until the service has died. */
export async function ordinaryLoad(
  { service, died }: Pick<SoakProduct, 'service' | 'died'>,
  minute: number,
  options: Partial<autocannon.Options>,
): Promise<OrdinaryLoad> {
  const faults = new Map<string, number>();
  const all: autocannon.Options = {
    url: service.url,
    timeout: PATIENCE,
    method: 'POST',
    requests: questionsOf(service, minute).map((question) => ({ ...question })),
    verifyBody(body) {
      const fault = faultOf(String(body));
      if (fault !== undefined) faults.set(fault, (faults.get(fault) ?? 0) + 1);
      return fault === undefined;
    },
    ...options,
  };
  const measured = new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(all, (error: Error | null, result) =>
      error ? reject(error) : resolve(result),
    );
    died.catch(() => running.stop());
  });
  const result = await Promise.race([measured, died]);
  return { result, errors: result.non2xx + result.errors + result.mismatches, faults };
}

/**
 * What a service can bear, measured after as long a time of warming up, and the rate to soak it
 * with; requests per second.
 * @throws Error when requests fail before the soak begins
 */
export async function measuredRate(
  load: (minute: number, options: Partial<autocannon.Options>) => Promise<OrdinaryLoad>,
  seconds: number,
): Promise<{ readonly maximum: number; readonly rate: number }> {
  await load(0, { duration: seconds });
  const { result, errors, faults } = await load(1, { duration: seconds });
  if (errors > 0)
    throw new Error(`${errors} requests fail before the soak begins (${textOf(faults)}).`);
  const maximum = result.requests.average;
  return { maximum, rate: Math.max(1, Math.floor(SHARE * maximum)) };
}

/** Codes of errors, and how often each came. */
export function textOf(faults: ReadonlyMap<string, number>): string {
  if (faults.size === 0) return 'no answer';
  return [...faults].map(([code, times]) => `${code} ${times} times`).join(', ');
}
