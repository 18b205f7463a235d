import { placeholderOf } from './placeholders';
import type { RawField, RawRun } from './rawRun';

/**
 * A value of an answer that exists only as the raw JSON of a subgraph. The text is identical to
 * what `JSON.stringify` would write for the value, so the client's answer may contain it unchanged.
 * Adjacent fields share the text of one run.
 */
export class RawText {
  readonly field: RawField;
  readonly run: RawRun;
  /** The index of this field in the run. */
  readonly at: number;

  constructor(field: RawField, run: RawRun, at: number) {
    this.field = field;
    this.run = run;
    this.at = at;
  }

  /**
   * Parses the value, for a caller that replaces this text by it. From then on every field of the
   * run is serialised by its value, because the fields may no longer be adjacent.
   */
  parse(): unknown {
    this.run.dissolve();
    return this.peek();
  }

  /** Parses the value for reading only; the raw text stays valid. */
  peek(): unknown {
    return this.run.parsed()[this.field.key];
  }

  /** An ordinary `JSON.stringify` gets the parsed value; `writeJson` gets the placeholder. */
  toJSON(): unknown {
    const placeholder = placeholderOf(this.run, this.at);
    return placeholder === null ? this.peek() : placeholder;
  }
}

/** Adds the fields of a run to an object. */
export function placeRun(target: Record<string, unknown>, run: RawRun): void {
  const { fields } = run;
  for (let index = 0; index < fields.length; index++)
    target[fields[index]!.key] = new RawText(fields[index]!, run, index);
}
