/**
 * The filter for subjects that may be seen at all: not frozen (PIPL, Art. 47), and with full civil
 * capacity, because a person without it is not a credit subject (Tianjin Social Credit Regulations,
 * Art. 2). Every query that returns subjects to callers includes it.
 */
export const VISIBLE_SUBJECTS = { minor: { $ne: true }, frozen: { $ne: true } } as const;

/** The filter for subjects that new facts may name: visible, and no merged duplicate. */
export const PRESENT_SUBJECTS = { ...VISIBLE_SUBJECTS, mergedInto: { $exists: false } } as const;
