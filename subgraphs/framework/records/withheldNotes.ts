import {
  bothWithheld,
  type WithheldCode,
  type WithheldClasses as Note,
  type WithheldRecords,
} from '../../../schema/withheld';

/** The lists of one response that omit classes of records, by normalised path. */
export class WithheldNotes {
  readonly #byPath = new Map<string, Note>();

  /**
   * Whether the same classes are already noted for a path: most lists of a path are of one type.
   */
  has(path: string, records: readonly string[]): boolean {
    return this.#byPath.get(path)?.records === records;
  }

  /** @param opens codes of what would open them; undefined for callers who may not know */
  note(path: string, records: readonly string[], opens: readonly WithheldCode[] | undefined): void {
    const note: Note = { records, ...(opens && { opens }) };
    const known = this.#byPath.get(path);
    this.#byPath.set(path, known === undefined ? note : bothWithheld(known, note));
  }

  get any(): boolean {
    return this.#byPath.size > 0;
  }

  list(): WithheldRecords[] {
    return Array.from(this.#byPath, ([path, note]) => ({ path, ...note }));
  }
}
