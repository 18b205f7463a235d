import { isListType, isNonNullType, Kind, type FieldNode, type GraphQLOutputType } from 'graphql';
import { creditError } from '../../../schema/errors';
import type { ListSize } from './costDirectives';

/** How many items a list has of which nothing is known. */
const ASSUMED_LIST_SIZE = 10;

type Values = Readonly<Record<string, unknown>>;

/**
 * The items that `@listSize` announces for a field: the largest of its slicing arguments, else
 * the assumed size.
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

/** Items of a possibly nested list; the known size is that of the outermost. */
export function listItems(type: GraphQLOutputType, size: number | undefined): number {
  if (isNonNullType(type)) return listItems(type.ofType, size);
  if (!isListType(type)) return 1;
  return (size ?? ASSUMED_LIST_SIZE) * listItems(type.ofType, undefined);
}

/**
 * Holds a field against `requireOneSlicingArgument`. A default of the schema counts where the
 * operation gives none, and does not where it gives another.
 * @throws GraphQLError INVALID_OPERATION for none, or for several at once
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

/** What stands at a dotted path, in every item of the lists on the way; null is nothing. */
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
