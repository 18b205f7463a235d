import { PLACEHOLDER, writeWithPlaceholders } from './placeholders';
import type { RawRun } from './rawRun';

const QUOTED_PLACEHOLDER = `"${PLACEHOLDER}"`;
/** The most bytes that UTF-8 needs for one UTF-16 code unit of a JavaScript string. */
const MAX_BYTES_PER_CHARACTER = 3;

/**
 * Serialises like `JSON.stringify`, but inserts the raw texts in the value without parsing them.
 * @param end is appended to the result
 * @returns bytes of UTF-8 if at least one raw text is a range of bytes
 */
export function writeJson(value: object, end = ''): string | Buffer {
  const written = writeWithPlaceholders(value);
  if (written === undefined) return JSON.stringify(value) + end;
  const { text, runs } = written;
  if (runs.length === 0) return text + end;
  const around = text.split(QUOTED_PLACEHOLDER);
  // A value of the answer equals the placeholder. Nobody can guess it, but the result must be
  // right.
  if (around.length !== runs.length + 1) return JSON.stringify(value) + end;
  around[runs.length] += end;
  return runs.some((run) => typeof run.text !== 'string')
    ? inBytes(around, runs, text.length + end.length)
    : inText(around, runs);
}

function inText(around: readonly string[], runs: readonly RawRun[]): string {
  const parts = [around[0]!];
  for (let index = 0; index < runs.length; index++)
    parts.push(runs[index]!.text as string, around[index + 1]!);
  return parts.join('');
}

function inBytes(around: readonly string[], runs: readonly RawRun[], characters: number): Buffer {
  let room = MAX_BYTES_PER_CHARACTER * characters;
  for (const { text } of runs)
    room += typeof text === 'string' ? MAX_BYTES_PER_CHARACTER * text.length : text.to - text.from;
  const bytes = Buffer.allocUnsafe(room);
  let at = bytes.write(around[0]!, 0);
  for (let each = 0; each < runs.length; each++) {
    const { text } = runs[each]!;
    at +=
      typeof text === 'string'
        ? bytes.write(text, at)
        : text.bytes.copy(bytes, at, text.from, text.to);
    at += bytes.write(around[each + 1]!, at);
  }
  return bytes.subarray(0, at);
}
