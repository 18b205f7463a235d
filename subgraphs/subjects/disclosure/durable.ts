/** How everything of the log is written: it survives a crash of the database and of its primary. */
export const DURABLE = { w: 'majority', j: true } as const;

/** The server's code for a second document under a unique key. */
export const DUPLICATE_KEY = 11000;

/**
 * Waits for a write whose outcome does not depend on who does it: that another process was first
 * is no fault.
 */
export async function unlessThere(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
  }
}
