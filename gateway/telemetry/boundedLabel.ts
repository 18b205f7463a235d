import { OTHER } from '../../process/telemetry/metrics/series';

/**
 * Bounds the values of a label: the first ones keep their text, all later ones become `other`.
 * @param max the number of values that keep their text
 */
export function boundedLabel(max: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= max) return OTHER;
    known.add(value);
    return value;
  };
}
