/** The properties that all raw values of one field of an operation share. */
export interface RawField {
  readonly key: string;
  /** Whether the values contain a `__typename`. */
  readonly hasTypename: boolean;
}

/** A range of bytes of a subgraph's answer, in UTF-8; `to` is exclusive. */
export interface ByteRange {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/**
 * The raw JSON of fields that are adjacent both in a subgraph's answer and in the client's answer:
 * one text from the value of the first field to the value of the last field. An object that has the
 * first of these fields has the others directly after it, in the same order.
 */
export class RawRun {
  readonly text: string | ByteRange;
  readonly fields: readonly RawField[];
  private dissolved = false;

  constructor(text: string | ByteRange, fields: readonly RawField[]) {
    this.text = text;
    this.fields = fields;
  }

  /** Whether the raw text is still valid for the fields, so that it is written unchanged. */
  get whole(): boolean {
    return !this.dissolved;
  }

  /** Invalidates the raw text as a whole: from now on each field is serialised by its value. */
  dissolve(): void {
    this.dissolved = true;
  }

  /**
   * Dissolves the run unless `keys` contains its fields in the same order from the index `at` on.
   */
  dissolveUnlessAdjacent(keys: readonly string[], at: number): void {
    if (!this.fields.every(({ key }, index) => keys[at + index] === key)) this.dissolve();
  }

  /** The fields by their keys; every call parses the text again. */
  parsed(): Record<string, unknown> {
    const { text } = this;
    const values =
      typeof text === 'string' ? text : text.bytes.toString('utf8', text.from, text.to);
    return JSON.parse(`{"${this.fields[0]!.key}":${values}}`) as Record<string, unknown>;
  }
}
