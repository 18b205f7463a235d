import { creditError } from '../../../../schema/errors';
import { DOWNLOAD_PATH, UPLOAD_PATH } from '../../../../schema/uploads';
import type { Uploads } from '../../uploads/uploads';
import type * as ErrorFiles from '../files/errorFile';
import { MAX_FILE_BYTES } from '../files/limits';
import type * as Tables from '../files/readTable';
import { TableFault, type TableFormat } from '../table';
import type { IntakeTarget } from '../target';
import type { BatchFiles, FilePlace } from './files';
import type { IntakeModels } from './model';
import type { BatchRecord, StoredFault } from './record';
import { fileArrived } from './upload';

/* eslint-disable @typescript-eslint/no-require-imports */
/** The packages for CSV, XLSX and encodings: only a file needs them, and a start would wait. */
const loadReader = () => require('../files/readTable') as typeof Tables;
const loadErrorFiles = () => require('../files/errorFile') as typeof ErrorFiles;
/* eslint-enable @typescript-eslint/no-require-imports */

const PURPOSE = 'intake';
const ERRORS_PURPOSE = 'intake-errors';
const HOUR_MS = 3_600_000;
/** How long the error file is stored; it can be made again as long as the submitted file is. */
const ERRORS_KEPT_MS = 24 * HOUR_MS;

/** Programs name the formats differently, so that the batch names its own. */
const CONTENT_TYPES = [
  'application/octet-stream',
  'text/csv',
  'application/json',
  'application/x-ndjson',
  'application/jsonl',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

const MEDIA: Readonly<Record<TableFormat, readonly [contentType: string, extension: string]>> = {
  CSV: ['text/csv', 'csv'],
  XLSX: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  JSON_LINES: ['application/x-ndjson', 'jsonl'],
};

/** The files of a subgraph's batches among its uploads. */
export interface BatchFilesParts {
  readonly models: IntakeModels;
  readonly uploads: Uploads;
  readonly targets: ReadonlyMap<string, IntakeTarget>;
  readonly now: () => Date;
  /** Is called when the file of a batch has arrived. */
  readonly arrived: () => void;
}

export function batchFiles({
  models,
  uploads,
  targets,
  now,
  arrived,
}: BatchFilesParts): BatchFiles {
  uploads.onStored(PURPOSE, async ({ id, size, digest }, batch) => {
    if (!(await fileArrived(models, batch, { id, bytes: size, sha256: digest })))
      throw creditError('CONFLICT', 'The batch no longer expects a file; open a new upload.');
    arrived();
    return { batch };
  });

  const later = (ms: number) => new Date(now().getTime() + ms);

  async function errorsOf(batch: BatchRecord, faults: AsyncIterable<StoredFault>): Promise<string> {
    const { file, format, fileName, _id } = batch;
    const known = batch.errorFile == null ? undefined : await uploads.find(batch.errorFile);
    if (known !== undefined) return known.id;
    const source = file === null ? undefined : await uploads.find(file.id);
    if (source === undefined || format === null) throw expired();
    const isHeading = headingsOf(targets.get(batch.kind));
    const [contentType, extension] = MEDIA[format];
    const stem = (fileName ?? _id).replace(/\.[^.]*$/, '');
    const { errorFile } = loadErrorFiles();
    const made = await uploads.put(await errorFile(source, format, sentences(faults), isHeading), {
      owner: batch.by,
      purpose: ERRORS_PURPOSE,
      name: `${stem}.errors.${extension}`,
      contentType,
      expiresAt: later(ERRORS_KEPT_MS),
    });
    await models.batch.updateOne({ _id }, { $set: { errorFile: made.id } });
    return made.id;
  }

  return {
    async uploadPlace({ _id, by }) {
      const expiresAt = later(HOUR_MS);
      const ticket = await uploads.issueTicket({
        purpose: PURPOSE,
        belongsTo: _id,
        owner: by,
        maxBytes: MAX_FILE_BYTES,
        contentTypes: CONTENT_TYPES,
        expiresAt,
      });
      return placeOf(UPLOAD_PATH, ticket, expiresAt);
    },
    async table({ id }, format, target) {
      const source = await uploads.find(id);
      if (source === undefined) throw expired();
      return loadReader().readTable(source, format, headingsOf(target));
    },
    async errorFile(batch, faults, owner) {
      const file = await errorsOf(batch, faults);
      const expiresAt = later(HOUR_MS);
      const ticket = await uploads.issueDownload({ file, owner, expiresAt });
      return placeOf(DOWNLOAD_PATH, ticket, expiresAt);
    },
  };
}

function headingsOf(target: IntakeTarget | undefined) {
  return target ? { isHeading: (text: string) => target.isHeading(text) } : {};
}

function placeOf(path: string, ticket: string, expiresAt: Date): FilePlace {
  return { path: `${path}/${ticket}`, expiresAt };
}

function expired(): TableFault {
  return new TableFault('The file of the batch is no longer stored; send it again.');
}

/** The Chinese sentences of each row. */
async function* sentences(
  faults: AsyncIterable<StoredFault>,
): AsyncGenerator<ErrorFiles.RowSentences> {
  let row: { number: number; sentences: string[] } | undefined;
  for await (const { row: number, messageZh } of faults) {
    if (row?.number === number) row.sentences.push(messageZh);
    else {
      if (row !== undefined) yield row;
      row = { number, sentences: [messageZh] };
    }
  }
  if (row !== undefined) yield row;
}
