import { RawText } from './rawJson/rawText';

// Parts of an answer may be raw JSON: text that a subgraph wrote and the client is sent unparsed.
// Whoever reads or completes answers does it through these functions, and sees plain values only
// (.dependency-cruiser.cjs).

type Data = Readonly<Record<string, unknown>>;

/** A value of an answer, to be looked into and written anew by the caller. */
export function openValue(value: unknown): unknown {
  return value instanceof RawText ? value.taken() : value;
}

/**
 * Passes fields on from one object of an answer to another as they are; null where there is none.
 * @param keys of fields that follow one another in the object they are passed on to
 */
export function passFields(from: Data, to: Record<string, unknown>, keys: readonly string[]): void {
  for (let at = 0; at < keys.length; at++) {
    const value = from[keys[at]!] ?? null;
    // Raw JSON of several fields stays one text only where none of them has gone or moved.
    if (value instanceof RawText && value.at === 0) value.run.dissolveUnlessAdjacent(keys, at);
    to[keys[at]!] = value;
  }
}

/** Visits every object of an answer that tells its type, to be looked at only. */
export function eachTypedObject(
  value: unknown,
  visit: (typename: string, object: Data) => void,
): void {
  if (value instanceof RawText) {
    if (value.field.named) eachTypedObject(value.seen(), visit);
  } else if (Array.isArray(value)) {
    for (const item of value) eachTypedObject(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    const { __typename: typename } = value as { __typename?: unknown };
    if (typeof typename === 'string') visit(typename, value as Data);
    for (const inner of Object.values(value))
      if (typeof inner === 'object') eachTypedObject(inner, visit);
  }
}
