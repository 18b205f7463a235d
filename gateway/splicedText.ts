import { randomBytes } from 'node:crypto';

/** What is the same for all texts that one field of an operation is answered with. */
export interface SplicedField {
  /** Whether `__typename` stands somewhere in the texts. */
  readonly named: boolean;
}

/** Stands for a text while the answer around it is written; nobody outside ever sees it. */
const MARK = randomBytes(24).toString('base64url');
const QUOTED_MARK = `"${MARK}"`;

let gathered: string[] | undefined;

/**
 * A value of an answer that is known only by its JSON, as a subgraph wrote it. The text is what
 * `JSON.stringify` would make of the value again, so it may stand in the client's answer as it is.
 */
export class SplicedText {
  readonly field: SplicedField;
  readonly text: string;

  constructor(field: SplicedField, text: string) {
    this.field = field;
    this.text = text;
  }

  /** The value; made anew each time. */
  parsed(): unknown {
    return JSON.parse(this.text) as unknown;
  }

  /** Whoever writes JSON in the ordinary way gets what the value is. */
  toJSON(): unknown {
    if (gathered === undefined) return this.parsed();
    gathered.push(this.text);
    return MARK;
  }
}

/**
 * `JSON.stringify`, with the texts in the value put where they belong without being parsed.
 * @param end is added to it; a long text that grows later is copied as a whole
 */
export function stringifySpliced(value: object, end = ''): string {
  const texts: string[] = [];
  let written: string;
  gathered = texts;
  try {
    written = JSON.stringify(value);
  } finally {
    gathered = undefined;
  }
  if (texts.length === 0) return written + end;
  const parts: string[] = [];
  let from = 0;
  for (const text of texts) {
    const at = written.indexOf(QUOTED_MARK, from);
    parts.push(written.slice(from, at), text);
    from = at + QUOTED_MARK.length;
  }
  // A value of the answer that is the mark itself; there is no way to come by one.
  if (written.includes(QUOTED_MARK, from)) return JSON.stringify(value) + end;
  parts.push(written.slice(from), end);
  return parts.join('');
}

/** Puts values in the place of all texts in an answer. */
export function parseSpliced(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    const inner = object[key];
    if (inner instanceof SplicedText) object[key] = inner.parsed();
    else parseSpliced(inner);
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
      if (own instanceof SplicedText) side[key] = own.parsed();
    }
    parseShared(into![key], from![key]);
  }
}
