import autocannon from 'autocannon';
import { faultOf, questionsOf } from './questions';
import type { SoakProduct } from './processes';

/** The results of the ordinary callers of a soak over a period. */
export interface OrdinaryLoad {
  readonly result: autocannon.Result;
  /** Number of requests without a correct response. */
  readonly errors: number;
  /** Codes of incorrect responses, and how often each occurred. */
  readonly faults: ReadonlyMap<string, number>;
}

/** Load of a soak as a share of the product's maximum throughput. */
const LOAD_SHARE = 0.7;
/** Response timeout of a caller in seconds. */
const RESPONSE_TIMEOUT_SECONDS = 20;

/** Loads a service with the operations of one minute, or until the service has died. */
export async function ordinaryLoad(
  { service, died }: Pick<SoakProduct, 'service' | 'died'>,
  minute: number,
  options: Partial<autocannon.Options>,
): Promise<OrdinaryLoad> {
  const faults = new Map<string, number>();
  const all: autocannon.Options = {
    url: service.url,
    timeout: RESPONSE_TIMEOUT_SECONDS,
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
 * Measures the maximum throughput of a service after a warm-up of the same length, and the rate for
 * its soak; requests per second.
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
  return { maximum, rate: Math.max(1, Math.floor(LOAD_SHARE * maximum)) };
}

/** Codes of errors, and how often each occurred. */
export function textOf(faults: ReadonlyMap<string, number>): string {
  if (faults.size === 0) return 'no response';
  return [...faults].map(([code, times]) => `${code} ${times} times`).join(', ');
}
