/**
 * The condition that a subject is one anybody may see: not frozen (PIPL, Art. 47), and not
 * without full civil capacity, which is no credit subject (Tianjin Social Credit Regulations,
 * Art. 2). Every query of the collection carries it.
 */
export const SEEN = { minor: { $ne: true }, frozen: { $ne: true } } as const;
