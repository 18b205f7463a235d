import { Readable } from 'node:stream';
import { DOWNLOAD_PATH } from '../../../schema/uploads';
import type { StoreRequest } from '../../framework/context';
import type { FormatName } from '../questions/arguments';
import { FORMATS } from './formats';
import type { Sheet } from './sheet';

/** The purpose of these files. */
const PURPOSE = 'statistics';
/** How long a file and its address are kept. */
export const FILE_KEPT_MS = 3_600_000;

/** A `StatisticsFile`. */
export interface FileAnswer {
  readonly path: string;
  readonly expiresAt: Date;
  readonly name: string;
  readonly rowCount: number;
  readonly suppressed: number;
}

/** A sheet that becomes a file, and what is said about it. */
export interface Exported {
  /** The name of the file without date and extension. */
  readonly name: string;
  readonly sheet: Sheet;
  readonly suppressed: number;
}

/** Stores a sheet as a file for the caller, and gives its one-use address. */
export async function exportSheet(
  { name: prefix, sheet, suppressed }: Exported,
  format: FormatName,
  { uploads, viewer, now, today }: Pick<StoreRequest, 'uploads' | 'viewer' | 'now' | 'today'>,
): Promise<FileAnswer> {
  if (uploads === undefined) throw new Error('Files need the uploads of the subgraph.');
  const { contentType, extension, write } = FORMATS[format];
  const owner = viewer.actor;
  const expiresAt = new Date(now.getTime() + FILE_KEPT_MS);
  const name = `${prefix}-${today}.${extension}`;
  const about = { owner, purpose: PURPOSE, name, contentType, expiresAt };
  const file = await uploads.put(Readable.from([await write(sheet)]), about);
  const ticket = await uploads.issueDownload({ file: file.id, owner, expiresAt });
  return {
    path: `${DOWNLOAD_PATH}/${ticket}`,
    expiresAt,
    name,
    rowCount: sheet.rows.length,
    suppressed,
  };
}
