import { ERRORS, isErrorCode } from '../../schema/errors';

/**
 * Milliseconds for which the gateway uses what it last read from the registry while the registry
 * cannot be reached. A suspension can take effect so much later then; the disclosure log belongs to
 * the same registry, so nothing that must be logged is answered meanwhile.
 */
export const OUTAGE_MS = 60_000;

/** Milliseconds that a request waits for the registry when a cached value can be used instead. */
const PATIENCE_MS = 1000;

/** Whether an error means that the registry could not answer, and not that it refused. */
export function isOutage(error: unknown): boolean {
  const code = (error as { extensions?: { code?: unknown } } | null)?.extensions?.code;
  return !isErrorCode(code) || ERRORS[code].status >= 500;
}

/** Rejects when a call to the registry takes longer than a request with a cached value waits. */
export async function withinPatience<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The registry is slow.')), PATIENCE_MS);
    timer.unref();
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
