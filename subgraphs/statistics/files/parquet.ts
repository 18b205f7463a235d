import type { Sheet, SheetColumn } from './sheet';

const TYPES = { TEXT: 'STRING', WHOLE: 'INT64', NUMBER: 'DOUBLE' } as const;
const CREATED_BY = 'hedong-credit-gateway';

/**
 * A Parquet file: texts as UTF-8, whole numbers as INT64, others as DOUBLE, every column nullable.
 * The notes are the key-value metadata of the file.
 */
export async function parquetFile({ columns, rows, notes }: Sheet): Promise<Buffer> {
  // The package is an ES module. Only files need it, and a start would wait.
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const written = parquetWriteBuffer({
    columnData: columns.map(({ name, type }, index) => ({
      name,
      type: TYPES[type],
      nullable: true,
      data: rows.map((row) => valueOf(row[index] ?? null, type)),
    })),
    kvMetadata: notes.map(([key, value]) => ({ key, value })),
    createdBy: CREATED_BY,
  });
  return Buffer.from(written);
}

function valueOf(cell: string | number | null, type: SheetColumn['type']): unknown {
  return type === 'WHOLE' && cell !== null ? BigInt(cell) : cell;
}
