import { Readable } from 'node:stream';
import { DOWNLOAD_PATH } from '../../../schema/uploads';
import type { StoreRequest } from '../../framework/context';
import type { TableAnswer } from '../answers/table';
import { FORMATS } from './formats';
import { sheetOf } from './sheet';

/** The purpose of these files. */
const PURPOSE = 'statistics';
/** How long a file and its address are kept. */
const KEPT_MS = 3_600_000;

/** A `StatisticsFile`. */
export interface FileAnswer {
  readonly path: string;
  readonly expiresAt: Date;
  readonly name: string;
  readonly rowCount: number;
  readonly suppressed: number;
}

/** Stores a table as a file for the caller, and gives its one-use address. */
export async function exportTable(
  table: TableAnswer,
  format: keyof typeof FORMATS,
  { uploads, viewer, now, today }: StoreRequest,
): Promise<FileAnswer> {
  if (uploads === undefined) throw new Error('Files need the uploads of the subgraph.');
  const { contentType, extension, write } = FORMATS[format];
  const sheet = sheetOf(table);
  const owner = viewer.actor;
  const expiresAt = new Date(now.getTime() + KEPT_MS);
  const name = `statistics-${today}.${extension}`;
  const file = await uploads.put(Readable.from([await write(sheet)]), {
    owner,
    purpose: PURPOSE,
    name,
    contentType,
    expiresAt,
  });
  const ticket = await uploads.issueDownload({ file: file.id, owner, expiresAt });
  return {
    path: `${DOWNLOAD_PATH}/${ticket}`,
    expiresAt,
    name,
    rowCount: sheet.rows.length,
    suppressed: table.suppressed,
  };
}
