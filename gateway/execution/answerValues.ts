import { RawText } from './rawJson/rawText';

// Parts of an answer may be raw JSON: text of a subgraph that is sent to the client without
// parsing. Code outside of this folder reads and completes answers with these functions only, and
// so sees plain values only (.dependency-cruiser.cjs checks this).

type Data = Readonly<Record<string, unknown>>;

/** A value of an answer in parsed form. The caller reads it and writes a new value in its place. */
export function openValue(value: unknown): unknown {
  return value instanceof RawText ? value.parse() : value;
}

/** A value of an answer for reading only: raw JSON stays valid. */
export function peekValue(value: unknown): unknown {
  return value instanceof RawText ? value.peek() : value;
}

/**
 * Copies fields from one object of an answer to another without parsing them; null for an absent
 * field.
 * @param keys of the fields; they are adjacent and in this order in the target object
 */
export function passFields(from: Data, to: Record<string, unknown>, keys: readonly string[]): void {
  for (let index = 0; index < keys.length; index++) {
    const value = from[keys[index]!] ?? null;
    // The raw JSON of several fields stays one text only if all of them keep their order and place.
    if (value instanceof RawText && value.at === 0) value.run.dissolveUnlessAdjacent(keys, index);
    to[keys[index]!] = value;
  }
}

/** Visits every object of an answer that has a `__typename`. The visitor must not change it. */
export function eachTypedObject(
  value: unknown,
  visit: (typename: string, object: Data) => void,
): void {
  if (value instanceof RawText) {
    if (value.field.hasTypename) eachTypedObject(value.peek(), visit);
  } else if (Array.isArray(value)) {
    for (const item of value) eachTypedObject(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    const { __typename: typename } = value as { __typename?: unknown };
    if (typeof typename === 'string') visit(typename, value as Data);
    for (const inner of Object.values(value))
      if (typeof inner === 'object') eachTypedObject(inner, visit);
  }
}
