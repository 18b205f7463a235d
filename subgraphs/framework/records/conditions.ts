import { creditError } from '../../../schema/errors';
import { textFilter } from '../nameFilter';
import type { Filter } from '../reading/rowsRead';
import type { Condition } from './recordKind';

type Named = Readonly<Record<string, unknown>>;

/**
 * The MongoDB filter that the arguments of a list set; undefined if they set none.
 * @param order name of the requested order of the list
 * @throws BAD_USER_INPUT for a text that is too short or too long, and for a condition that
 *   requires another order
 */
export function conditionsOf(
  conditions: readonly Condition[],
  args: object,
  order: string,
): Filter | undefined {
  const filter: Record<string, unknown> = {};
  for (const condition of conditions) {
    const value = valueOf(condition.argument, args) ?? condition.otherwise;
    if (value === undefined || value === null) continue;
    if (condition.order !== undefined && condition.order !== order)
      throw creditError(
        'BAD_USER_INPUT',
        `The condition ${nameOf(condition.argument)} needs the order ${condition.order}.`,
      );
    add(filter, condition, value);
  }
  return Object.keys(filter).length > 0 ? filter : undefined;
}

function add(
  filter: Record<string, unknown>,
  { argument, by, match }: Condition,
  value: unknown,
): void {
  switch (match) {
    case 'EQUAL':
    case 'ONE_OF':
      filter[by] = value;
      break;
    case 'FROM':
    case 'TO':
      filter[by] = {
        ...(filter[by] as object | undefined),
        [match === 'FROM' ? '$gte' : '$lte']: value,
      };
      break;
    case 'TEXT': {
      const { $and = [], ...pair } = textFilter(value as string, {
        argument: nameOf(argument),
        field: by,
      });
      Object.assign(filter, pair);
      const others = [...((filter['$and'] as unknown[] | undefined) ?? []), ...($and as unknown[])];
      if (others.length > 0) filter['$and'] = others;
    }
  }
}

function valueOf(argument: string, args: object): unknown {
  return argument
    .split('.')
    .reduce<unknown>((at, name) => (at as Named | null | undefined)?.[name], args);
}

function nameOf(argument: string): string {
  return argument.slice(argument.lastIndexOf('.') + 1);
}
