import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

/** What a Parquet file contains. */
export interface ReadParquet {
  /** Name and type of each column. */
  readonly columns: readonly string[];
  /** The values of each row, in the order of the columns. */
  readonly rows: readonly (readonly unknown[])[];
  /** The key-value metadata. */
  readonly notes: Readonly<Record<string, string | undefined>>;
}

/** Reads a whole Parquet file. */
export async function readParquet(bytes: Buffer): Promise<ReadParquet> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = await parquetMetadataAsync(file);
  const fields = metadata.schema.slice(1);
  const rows = await parquetReadObjects({ file });
  return {
    columns: fields.map(
      ({ name, type, converted_type }) => `${name} ${converted_type === 'UTF8' ? 'STRING' : type}`,
    ),
    rows: rows.map((row) => fields.map(({ name }) => row[name] as unknown)),
    notes: Object.fromEntries(
      (metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]),
    ),
  };
}
