import { mongoError } from '../base/errors';
import { type Value, isDoc } from '../values/types';

const DEFAULT_LIMIT = 100 * 1024 * 1024;

/** Roughly the BSON size of a value in bytes. */
export function sizeOf(value: Value | undefined): number {
  if (typeof value === 'string') return value.length + 5;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + 3 + sizeOf(item), 5);
  if (!isDoc(value)) return 12;
  let size = 5;
  for (const name of Object.keys(value)) size += name.length + 2 + sizeOf(value[name]);
  return size;
}

/** Counts what a stage holds and refuses to go beyond the limit (292). */
export function memoryMeter(stage: string, limit = DEFAULT_LIMIT): (bytes: number) => void {
  let held = 0;
  return (bytes) => {
    held += bytes;
    if (held <= limit) return;
    throw mongoError(
      292,
      stage === '$sort'
        ? `Sort exceeded memory limit of ${limit} bytes, but did not opt in to external sorting.`
        : `Exceeded memory limit for ${stage}, but didn't allow external sort. Pass allowDiskUse:true to opt in.`,
    );
  };
}
