import { MARK, writeWithPlaceholders } from './placeholders';
import type { RawRun } from './rawRun';

const QUOTED_MARK = `"${MARK}"`;
/** UTF-8 takes at most so many bytes for a character of a JavaScript string. */
const MOST_BYTES = 3;

/**
 * `JSON.stringify`, with the texts in the value put where they belong without being parsed.
 * @param end is added to it
 * @returns bytes of UTF-8 where some text came as bytes
 */
export function writeJson(value: object, end = ''): string | Buffer {
  const marked = writeWithPlaceholders(value);
  if (marked === undefined) return JSON.stringify(value) + end;
  const { text, runs } = marked;
  if (runs.length === 0) return text + end;
  const around = text.split(QUOTED_MARK);
  // A value of the answer that is the mark itself; there is no way to come by one.
  if (around.length !== runs.length + 1) return JSON.stringify(value) + end;
  around[runs.length] += end;
  return runs.some((run) => typeof run.text !== 'string')
    ? inBytes(around, runs, text.length + end.length)
    : inText(around, runs);
}

function inText(around: readonly string[], runs: readonly RawRun[]): string {
  const parts = [around[0]!];
  for (let at = 0; at < runs.length; at++) parts.push(runs[at]!.text as string, around[at + 1]!);
  return parts.join('');
}

function inBytes(
  around: readonly string[],
  runs: readonly RawRun[],
  characters: number,
): Buffer {
  let room = MOST_BYTES * characters;
  for (const { text } of runs)
    room += typeof text === 'string' ? MOST_BYTES * text.length : text.to - text.from;
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
