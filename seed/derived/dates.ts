import type { RowShape } from '../../subgraphs/framework/records/shapes';
import { dateBetween } from '../days';
import { randomAt, type RowFacts } from './values';

const END = /(?:To|Until|End)$/;
const BEGINNING = ['From', 'Start', 'On'] as const;

/**
 * The dates of a row in order: none before the decision or after the latest day, those that must
 * be there in the order of the type, and an end (`validTo`) not before its beginning
 * (`validFrom`). Null where one may be missing and is; an end is missing where its beginning is.
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

/** The beginning of what ends at a path; undefined where the row has none. */
function beginningOf(
  path: string,
  dates: Readonly<Record<string, string | null>>,
): string | null | undefined {
  if (!END.test(path)) return undefined;
  const stem = path.replace(END, '');
  const name = BEGINNING.map((ending) => stem + ending).find((each) => each in dates);
  return name === undefined ? undefined : dates[name];
}
