import {
  bothWithheld,
  type WithheldCode,
  type WithheldClasses as Note,
  type WithheldRecords,
} from '../../../schema/withheld';

/** The lists of one answer that do not show all classes of records, by their normalised path. */
export class WithheldNotes {
  readonly #byPath = new Map<string, Note>();

  /** Whether that is noted already: most lists of a path are of one type. */
  has(path: string, records: readonly string[]): boolean {
    return this.#byPath.get(path)?.records === records;
  }

  /** @param opens what would open them; undefined for callers who are not told */
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
