/** What is the same for all texts that one field of an operation is answered with. */
export interface RawField {
  readonly key: string;
  /** Whether `__typename` stands somewhere in the texts. */
  readonly named: boolean;
}

/** A part of a subgraph's answer, in UTF-8. */
export interface Piece {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/**
 * The texts of fields that stand side by side both in a subgraph's answer and in the client's,
 * as one: from the first field's value to the last one's. The object that has the first of them
 * has the others after it, in their order and with nothing in between.
 */
export class RawRun {
  readonly text: string | Piece;
  readonly fields: readonly RawField[];
  private dissolved = false;

  constructor(text: string | Piece, fields: readonly RawField[]) {
    this.text = text;
    this.fields = fields;
  }

  /** Whether it is still written as it came. */
  get whole(): boolean {
    return !this.dissolved;
  }

  dissolve(): void {
    this.dissolved = true;
  }

  /** Dissolves unless its fields stand among `keys` in their order, the first of them at `at`. */
  dissolveUnlessAdjacent(keys: readonly string[], at: number): void {
    if (!this.fields.every(({ key }, index) => keys[at + index] === key)) this.dissolve();
  }

  /** Its fields by their keys, made anew each time. */
  parsed(): Record<string, unknown> {
    const { text } = this;
    const values =
      typeof text === 'string' ? text : text.bytes.toString('utf8', text.from, text.to);
    return JSON.parse(`{"${this.fields[0]!.key}":${values}}`) as Record<string, unknown>;
  }
}
