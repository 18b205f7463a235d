/** How what must be there after any crash is written: it survives one of the database and of its primary. */
export const DURABLE = { w: 'majority', j: true } as const;

/** Whether a write failed because a unique value was taken by another one just before. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 11_000;
}

/**
 * Waits for a write whose outcome does not depend on who does it: that another process was first
 * is no fault.
 */
export async function unlessThere(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
