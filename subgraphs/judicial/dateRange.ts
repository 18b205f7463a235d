/**
 * The condition that a date field lies in a range; no bound is no condition.
 * @param field the document field, held as YYYY-MM-DD
 */
export function dateRange(
  field: string,
  from: string | null | undefined,
  to: string | null | undefined,
): Record<string, unknown> {
  if (from == null && to == null) return {};
  return { [field]: { ...(from != null && { $gte: from }), ...(to != null && { $lte: to }) } };
}
