/* eslint-disable jest/no-export -- a part of the suite of records */
import { liveFilter } from '../../../subgraphs/framework/records/live';
import { TODAY } from '../creditRecord';
import { expectIndexed } from '../expectIndexed';
import type { RecordCase } from '../recordCase';
import type { ConditionInSchema, OrderInSchema } from './kindsInSchema';
import { at } from './literals';

/** An index serves each condition in each order, without a collection scan and without a sort. */
export function indexes(recordCase: RecordCase): void {
  const { searchConditions, orders, type } = recordCase.inSchema;
  const row = recordCase.make({});
  const always = searchConditions.filter((each) => each.required || each.byDefault !== undefined);
  const others = searchConditions.filter((each) => !always.includes(each));
  const sets = [[], ...others.map((each) => [each]), ...(others.length > 1 ? [others] : [])];
  const cases = orders.flatMap((order) =>
    sets
      .filter((set) => set.every(({ needs }) => needs === undefined || needs === order.name))
      .map((set) => {
        const names = set.map(({ argument }) => argument).join(', ') || 'no condition';
        return [names, order.name ?? 'its only order', [...always, ...set], order] as const;
      }),
  );

  // Values that many records have: with few matches, reading and sorting them is the better plan.
  beforeAll(() =>
    recordCase.insert(
      Array.from({ length: 120 }, (_, n) => recordCase.make({ _id: `${type}-${n}` })),
    ),
  );

  it.each(cases)('is found by an index: %s, in the order %s', (_names, _order, conditions, order) =>
    expectIndexed(
      recordCase.model(),
      { ...filterOf(row, conditions), ...liveFilter(TODAY), disclosure: 'OPEN' },
      sortOf(order),
    ),
  );
}

/** The database filter of conditions whose values come from a row. */
export function filterOf(
  row: object,
  conditions: readonly ConditionInSchema[],
): Record<string, unknown> {
  const filter: Record<string, unknown> = {};
  for (const { by, match } of conditions) {
    const value = at(row, by);
    if (match === 'TEXT') filter[`${by}Grams`] = (value as string).slice(0, 2);
    else if (match === 'ONE_OF') filter[by] = (value as unknown[])[0];
    else if (match === 'EQUAL') filter[by] = value;
    else filter[by] = { ...(filter[by] as object), [match === 'FROM' ? '$gte' : '$lte']: value };
  }
  return filter;
}

function sortOf({ by }: OrderInSchema): Record<string, 1 | -1> {
  const directions = by.map(([path, way]) => [path, way === 'ASC' ? 1 : -1] as const);
  return Object.fromEntries([...directions, ['_id', directions.at(-1)![1]]]);
}
