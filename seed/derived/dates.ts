import type { RowShape } from '../../subgraphs/framework/records/shapes';
import { dateBetween } from '../days';
import { randomAt, type RowFacts } from './values';

const END = /(?:To|Until|End)$/;
const BEGINNING_SUFFIXES = ['From', 'Start', 'On'] as const;

/**
 * Consistent dates for a row: none before the decision or after the latest day, required dates in
 * the order of the type, and an end (`validTo`) not before its beginning (`validFrom`). A nullable
 * date may be null; an end is null when its beginning is.
 * @param paths of the row's dates, in the order of the type
 */
export function datesOf(
  facts: RowFacts,
  shape: RowShape,
  paths: readonly string[],
): Record<string, string | null> {
  const dates: Record<string, string | null> = {};
  let last = facts.decisionDate;
  for (const path of paths) {
    const random = randomAt(facts, path);
    const begun = beginningOf(path, dates);
    const { required } = shape.get(path)!;
    if (!required && (begun === null || random.chance(facts.missing))) {
      dates[path] = null;
      continue;
    }
    const date = dateBetween(random, begun ?? (required ? last : facts.decisionDate), facts.latest);
    dates[path] = date;
    if (required && date > last) last = date;
  }
  return dates;
}

/** The path of the beginning that belongs to an end; undefined when the row has none. */
function beginningOf(
  path: string,
  dates: Readonly<Record<string, string | null>>,
): string | null | undefined {
  if (!END.test(path)) return undefined;
  const stem = path.replace(END, '');
  const name = BEGINNING_SUFFIXES.map((ending) => stem + ending).find((each) => each in dates);
  return name === undefined ? undefined : dates[name];
}
