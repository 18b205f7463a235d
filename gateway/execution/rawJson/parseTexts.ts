import { RawText } from './rawText';

/** Puts values in the place of all texts in an answer. */
export function parseTexts(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    const inner = object[key];
    if (!(inner instanceof RawText)) parseTexts(inner);
    else if (inner.at > 0) object[key] = inner.taken();
    else takeRun(object, inner);
  }
}

/** A run's texts stand in one object, and are parsed at once. */
function takeRun(object: Record<string, unknown>, { run }: RawText): void {
  run.dissolve();
  for (const [key, value] of Object.entries(run.parsed())) {
    const own = object[key];
    if (own instanceof RawText && own.run === run) object[key] = value;
  }
}

/**
 * Makes two objects fit to be merged: where both have something under one key, neither has a text.
 */
export function parseShared(target: unknown, source: unknown): void {
  if (typeof target !== 'object' || target === null) return;
  if (typeof source !== 'object' || source === null) return;
  const [into, from] = [target, source] as Record<string, unknown>[];
  for (const key of Object.keys(from!)) {
    if (!Object.hasOwn(into!, key)) continue;
    for (const side of [into!, from!]) {
      const own = side[key];
      if (own instanceof RawText) side[key] = own.taken();
    }
    parseShared(into![key], from![key]);
  }
}
