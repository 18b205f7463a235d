import { isListType, isNonNullType, Kind, type FieldNode, type GraphQLOutputType } from 'graphql';
import { creditError } from '../../../schema/errors';
import type { ListSize } from './costDirectives';

/** Assumed number of items of a list whose size is unknown. */
const ASSUMED_LIST_SIZE = 10;

type Values = Readonly<Record<string, unknown>>;

/**
 * The number of items of a field according to `@listSize`: the largest of its slicing arguments,
 * else the assumed size.
 * @param values of the arguments, coerced, defaults included
 */
export function announcedSize({ assumedSize, slicingArguments }: ListSize, values: Values): number {
  const sizes = slicingArguments
    .flatMap((path) => valuesAt(values, path))
    .map((value): unknown => (Array.isArray(value) ? value.length : value))
    .filter((value) => typeof value === 'number')
    .map((value) => Math.max(0, value));
  return sizes.length > 0 ? Math.max(...sizes) : (assumedSize ?? ASSUMED_LIST_SIZE);
}

/** Number of items of a possibly nested list; `size` is the size of the outermost list. */
export function listItems(type: GraphQLOutputType, size: number | undefined): number {
  if (isNonNullType(type)) return listItems(type.ofType, size);
  if (!isListType(type)) return 1;
  return (size ?? ASSUMED_LIST_SIZE) * listItems(type.ofType, undefined);
}

/**
 * Enforces `requireOneSlicingArgument` on a field. A schema default counts when the operation gives
 * no slicing argument, and is ignored when the operation gives another one.
 * @throws GraphQLError INVALID_OPERATION for no slicing argument, or for several
 */
export function checkSlicing(
  coordinate: string,
  { requiresOne, slicingArguments }: ListSize,
  node: FieldNode,
  values: Values,
  variables: Values,
): void {
  if (!requiresOne || slicingArguments.length === 0) return;
  const present = slicingArguments.filter((path) => valuesAt(values, path).length > 0);
  const given = present.filter((path) =>
    node.arguments?.some(
      ({ name, value }) =>
        name.value === path.split('.')[0] &&
        (value.kind !== Kind.VARIABLE || Object.hasOwn(variables, value.name.value)),
    ),
  );
  if (present.length > 0 && given.length < 2) return;
  throw creditError(
    'INVALID_OPERATION',
    slicingArguments.length === 1
      ? `${coordinate} needs its argument ${slicingArguments[0]}.`
      : `${coordinate} needs exactly one of its arguments ${slicingArguments.join(', ')}.`,
  );
}

/** The values at a dotted path, in every item of the lists on the path; null counts as no value. */
function valuesAt(values: Values, path: string): unknown[] {
  return path
    .split('.')
    .reduce<unknown[]>(
      (at, name) =>
        at
          .flatMap((value) => value)
          .flatMap((value) =>
            typeof value === 'object' && value !== null && Object.hasOwn(value, name)
              ? [(value as Values)[name]]
              : [],
          ),
      [values],
    )
    .filter((value) => value !== null && value !== undefined);
}
