/** The write concern of durable data: the write survives a crash of the database or its primary. */
export const DURABLE = { w: 'majority', j: true } as const;

/** Whether a write failed because another document already has the same unique value. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 11_000;
}

/**
 * Waits for a write that any process may make with the same result. A duplicate key error is
 * ignored: another process made the write first.
 */
export async function unlessThere(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
