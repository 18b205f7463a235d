import { RawText } from './rawText';

/** Replaces all raw texts in an answer by their parsed values. */
export function parseTexts(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    const inner = object[key];
    if (!(inner instanceof RawText)) parseTexts(inner);
    else if (inner.at > 0) object[key] = inner.parse();
    else parseRun(object, inner);
  }
}

/** All fields of a run belong to one object, so the run is parsed once. */
function parseRun(object: Record<string, unknown>, { run }: RawText): void {
  run.dissolve();
  for (const [key, value] of Object.entries(run.parsed())) {
    const own = object[key];
    if (own instanceof RawText && own.run === run) object[key] = value;
  }
}

/**
 * Prepares two objects for merging: parses the raw texts under every key that both objects have.
 */
export function parseShared(target: unknown, source: unknown): void {
  if (typeof target !== 'object' || target === null) return;
  if (typeof source !== 'object' || source === null) return;
  const [into, from] = [target, source] as Record<string, unknown>[];
  for (const key of Object.keys(from!)) {
    if (!Object.hasOwn(into!, key)) continue;
    for (const side of [into!, from!]) {
      const own = side[key];
      if (own instanceof RawText) side[key] = own.parse();
    }
    parseShared(into![key], from![key]);
  }
}
