/** The content of an export, in names of the schema. */
export interface ExportSettings {
  /** Path of the endpoint. */
  readonly path: string;
  /** The root field that returns the caller. */
  readonly own: string;
  /**
   * The root field that returns an object by its id, for a subject whose rights the caller may
   * exercise.
   */
  readonly byId: string;
  /** Root lists that are part of the export, each with the path of the subject's id in an item. */
  readonly lists: readonly { readonly field: string; readonly about: readonly string[] }[];
  /** Arguments of lists that are shortened unless requested in full, as GraphQL text by field. */
  readonly complete: Readonly<Record<string, string>>;
  /** Limits: bytes of data, and milliseconds. */
  readonly maxBytes: number;
  readonly timeout: number;
}

export const EXPORT: ExportSettings = Object.freeze({
  path: '/me/export',
  own: 'me',
  byId: 'subject',
  lists: [
    { field: 'consents', about: ['subject', 'id'] },
    { field: 'corrections', about: ['subjectId'] },
    { field: 'cases', about: ['subjectId'] },
  ],
  complete: { accessHistory: 'includeOwn: true' },
  maxBytes: 64 * 1024 * 1024,
  timeout: 60_000,
});
