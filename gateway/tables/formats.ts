/** The formats in which tables are files: extension → media type. */
export const TABLE_FORMATS = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
} as const;

export type TableExtension = keyof typeof TABLE_FORMATS;

/** How the metrics and spans name the paths of all tables. */
export const TABLE_ROUTE = '/{table}.{format}';

/** The paths of tables: the name of a field, and the extension of a format. */
export const TABLE_PATH = /^\/([A-Za-z][A-Za-z0-9]{0,63})\.(csv|xlsx|parquet)$/;

/** The table and the format that a path names. */
export function tableIn(
  path: string,
): { readonly name: string; readonly extension: TableExtension } | undefined {
  const [, name, extension] = TABLE_PATH.exec(path) ?? [];
  if (name === undefined) return undefined;
  return { name, extension: extension as TableExtension };
}
