/**
 * The condition that a record was decided within days of a filter, both included; no condition
 * where neither is given.
 */
export function decidedBetween(
  from: string | null | undefined,
  to: string | null | undefined,
): Record<string, unknown> {
  const range = { ...(from != null && { $gte: from }), ...(to != null && { $lte: to }) };
  return Object.keys(range).length > 0 ? { decisionDate: range } : {};
}
