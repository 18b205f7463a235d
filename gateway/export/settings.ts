/** What an export consists of, in the words of the schema it is made from. */
export interface ExportSettings {
  /** Path of the endpoint. */
  readonly path: string;
  /** The root field that is the caller. */
  readonly own: string;
  /** The root field that gives an object by its id, for one whose rights the caller may use. */
  readonly byId: string;
  /** Further root lists that belong to it, each with the path in an item to whom it is about. */
  readonly lists: readonly { readonly field: string; readonly about: readonly string[] }[];
  /** Bytes of data, and milliseconds, at most. */
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
  ],
  maxBytes: 64 * 1024 * 1024,
  timeout: 60_000,
});
