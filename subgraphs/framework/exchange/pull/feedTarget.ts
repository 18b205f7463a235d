import type { Feed, FeedKind } from '../../../../schema/exchange/feeds';
import { OWN } from '../../intake/rows/column';
import type { RecordTarget } from '../../intake/rows/recordTarget';
import type { CellValue } from '../../intake/table';
import type { Items } from '../city/messages';

/** One kind of a feed, and what its rows are read by. */
export interface FeedTarget {
  readonly feed: Feed;
  readonly kind: string;
  readonly target: RecordTarget;
  /** The cells of a row that the feed may deliver; the others are dropped unread. */
  cellsOf(this: void, items: Items): Readonly<Record<string, CellValue>>;
}

/** The items about a subject by which it is found. */
const SUBJECT = ['name', 'class', 'unifiedCode', 'documentType', 'documentNumber'];

/** @throws Error for a field of the feed that the kind does not have */
export function feedTarget(feed: Feed, kind: string, target: RecordTarget): FeedTarget {
  const { fields, withheld = {} } = feed.kinds[kind] as FeedKind;
  const { columns } = target.columns;
  const allowed = new Set([...fields, ...SUBJECT.map((name) => `subject.${name}`)]);
  const headingOf = (meaning: string) => {
    const column = columns.find((each) => each.form === OWN && each.meaning === meaning);
    if (column === undefined)
      throw new Error(`The feed ${feed.name} names the field ${meaning}, which ${kind} has not.`);
    return column.heading;
  };
  const fixed = Object.fromEntries(
    Object.entries(withheld).map(([meaning, text]) => [headingOf(meaning), text]),
  );
  for (const field of fields) headingOf(field);
  return {
    feed,
    kind,
    target,
    cellsOf: (items) => ({
      ...Object.fromEntries(
        Object.entries(items).filter(([heading]) => {
          const meant = target.columns.find(heading);
          return meant.length > 0 && meant.every(({ meaning }) => allowed.has(meaning));
        }),
      ),
      ...fixed,
    }),
  };
}
