import { gather } from './placeholders';
import type { RawField, RawRun } from './rawRun';

/**
 * A value of an answer that is known only by its JSON, as a subgraph wrote it. The text is what
 * `JSON.stringify` would make of the value again, so it may stand in the client's answer as it is.
 * The texts of fields that stand side by side are one run.
 */
export class RawText {
  readonly field: RawField;
  readonly run: RawRun;
  /** Which of the run's fields it is. */
  readonly at: number;

  constructor(field: RawField, run: RawRun, at: number) {
    this.field = field;
    this.run = run;
    this.at = at;
  }

  /**
   * The value, made anew each time, to be put in the place of the text. From then on all of the
   * run are written by their values: what stands between them may have changed.
   */
  taken(): unknown {
    this.run.dissolve();
    return this.seen();
  }

  /** The value, made anew each time, only to be looked at. */
  seen(): unknown {
    return this.run.parsed()[this.field.key];
  }

  /** Whoever writes JSON in the ordinary way gets what the value is. */
  toJSON(): unknown {
    const mark = gather(this.run, this.at);
    return mark === null ? this.seen() : mark;
  }
}

/** Puts the texts of a run into an object. */
export function placeRun(target: Record<string, unknown>, run: RawRun): void {
  const { fields } = run;
  for (let at = 0; at < fields.length; at++)
    target[fields[at]!.key] = new RawText(fields[at]!, run, at);
}
