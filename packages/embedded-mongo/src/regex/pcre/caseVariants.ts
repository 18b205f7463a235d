import type { CharacterSet } from './codePoints';

let table: ReadonlyMap<number, readonly number[]> | undefined;

/**
 * A set with all cases of its characters, by Unicode's simple case folding, as PCRE2 compares in
 * UTF mode: K is also the Kelvin sign, s the long s.
 */
export function withAllCases({ ranges }: CharacterSet): CharacterSet {
  const variants = (table ??= variantTable());
  const added: [number, number][] = [];
  for (const [first, last] of ranges) {
    if (last - first < variants.size) {
      for (let point = first; point <= last; point++)
        for (const each of variants.get(point) ?? []) added.push([each, each]);
    } else {
      for (const [point, others] of variants)
        if (point >= first && point <= last) for (const each of others) added.push([each, each]);
    }
  }
  return { ranges: [...ranges, ...added] };
}

/** For every character with a case, the others that are equal to it but for the case. */
function variantTable(): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, Set<number>>();
  for (const point of casedPoints()) {
    const char = String.fromCodePoint(point);
    for (const other of relatives(char)) {
      // The engine's own folding decides: it is the simple one, unlike that of toUpperCase.
      if (!new RegExp(`^\\u{${point.toString(16)}}$`, 'iu').test(other)) continue;
      const joined = new Set([
        ...(groups.get(point) ?? [point]),
        ...(groups.get(other.codePointAt(0)!) ?? [other.codePointAt(0)!]),
      ]);
      for (const each of joined) groups.set(each, joined);
    }
  }
  return new Map([...groups].map(([point, all]) => [point, [...all].filter((o) => o !== point)]));
}

function* casedPoints(): Generator<number> {
  const cased = /^[\p{CWCF}\p{CWU}\p{CWL}]$/u;
  // Beyond the second plane no character has a case.
  for (let point = 0; point < 0x2_0000; point++)
    if (cased.test(String.fromCodePoint(point))) yield point;
}

function relatives(char: string): Set<string> {
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  const all = new Set([lower, upper, upper.toLowerCase(), lower.toUpperCase()]);
  all.delete(char);
  for (const each of all) if ([...each].length !== 1) all.delete(each);
  return all;
}
