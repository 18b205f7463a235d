import { mongoError } from '../base/errors';
import { arrayIndex } from './paths';
import { describeField } from '../values/describe';
import { type Doc, type Value, getField, isDoc, setField } from '../values/types';

/** A change to the value at the end of a path. */
export interface Change {
  /** Whether missing documents on the way are created. */
  creates: boolean;
  /** The new value; undefined removes the field (an array element becomes null). */
  apply(current: Value | undefined): Value | undefined;
}

/** Decides whether a `$[identifier]` step takes an array element; `$[]` takes all. */
export type TakesElement = (identifier: string, element: Value) => boolean;

const PADDING_LIMIT = 1_500_000;

/**
 * The value with one change made at a path, copying only what lies on it. Steps are field names,
 * array indexes, `$[]` and `$[identifier]`. Throws 28 PathNotViable through a scalar and 2 for
 * array steps on what is no array.
 */
export function applyPath(
  value: Value | undefined,
  path: readonly string[],
  change: Change,
  takes: TakesElement,
  at = 0,
): Value | undefined {
  if (at === path.length) return change.apply(value);
  const step = path[at] as string;
  const next = (child: Value | undefined): Value | undefined =>
    applyPath(child, path, change, takes, at + 1);
  if (step.startsWith('$[')) return eachElement(value, path, at, takes, next);
  if (Array.isArray(value)) return atIndex(value, path, at, change, next);
  if (value === undefined || isDoc(value)) return inDoc(value, step, change, next);
  if (!change.creates) return value;
  throw mongoError(
    28,
    `Cannot create field '${step}' in element {${describeField(path[at - 1] ?? '', value)}}`,
  );
}

function eachElement(
  value: Value | undefined,
  path: readonly string[],
  at: number,
  takes: TakesElement,
  next: (child: Value) => Value | undefined,
): Value {
  const name = path[at - 1] ?? '';
  if (value === undefined) {
    const shown = path.slice(0, at).join('.');
    throw mongoError(
      2,
      `The path '${shown}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(value)) {
    throw mongoError(
      2,
      `Cannot apply array updates to non-array element ${describeField(name, value)}`,
    );
  }
  const identifier = (path[at] as string).slice(2, -1);
  return value.map((item) => {
    if (identifier !== '' && !takes(identifier, item)) return item;
    return next(item) ?? null;
  });
}

function atIndex(
  items: Value[],
  path: readonly string[],
  at: number,
  change: Change,
  next: (child: Value | undefined) => Value | undefined,
): Value[] {
  const step = path[at] as string;
  const index = arrayIndex(step);
  if (index === undefined) {
    if (!change.creates) return items;
    throw mongoError(
      28,
      `Cannot create field '${step}' in element {${describeField(path[at - 1] ?? '', items)}}`,
    );
  }
  if (index >= items.length && !change.creates) return items;
  if (index > items.length + PADDING_LIMIT) {
    throw mongoError(2, `Cannot pad array by more than ${PADDING_LIMIT} elements`);
  }
  const changed = next(items[index]);
  if (changed === items[index] && index < items.length) return items;
  const copy = [...items];
  while (copy.length < index) copy.push(null);
  copy[index] = changed ?? null;
  return copy;
}

function inDoc(
  doc: Doc | undefined,
  step: string,
  change: Change,
  next: (child: Value | undefined) => Value | undefined,
): Doc | undefined {
  if (doc === undefined && !change.creates) return undefined;
  const child = doc && getField(doc, step);
  const changed = next(child);
  if (changed === child) return doc ?? (changed === undefined ? undefined : { [step]: changed });
  const copy: Doc = { ...doc };
  if (changed === undefined) delete copy[step];
  else setField(copy, step, changed);
  return copy;
}
