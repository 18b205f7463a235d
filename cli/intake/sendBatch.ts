import { existsSync } from 'node:fs';
import { parse } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AuthorizedFetch } from '../clients/authorizedFetch';
import type { Ask } from '../clients/registryClient';
import { progressBar } from '../support/progressBar';
import { requestsOf, type ShownBatch, type ShownUpload } from './requests';
import { fetchFile, sendFile } from './sendFile';

const POLL_MS = 500;
/** A minute: the batch is processed whether its state can be read or not. */
const MAX_FAILED_POLLS = 120;

/** The service that receives the file. */
export interface Service {
  readonly ask: Ask;
  readonly send: AuthorizedFetch;
  /** Its GraphQL endpoint. */
  readonly endpoint: string;
}

/** A file to send. */
export interface SentBatch {
  readonly file: string;
  /** Of the names of the service's fields, such as Government. */
  readonly domain: string;
  /** The department that the caller has named, to check the token's. */
  readonly department: string | undefined;
  readonly input: {
    readonly kind: string;
    readonly format: string;
    readonly fileName: string;
    readonly atomic: boolean;
    readonly dryRun: boolean;
  };
  readonly key: string;
}

/**
 * Sends a file, waits until its batch is finished, and prints what became of it.
 * @returns the finished batch
 */
export async function sendBatch(
  { ask, send, endpoint }: Service,
  { file, domain, department, input, key }: SentBatch,
): Promise<ShownBatch> {
  const requests = requestsOf(domain);
  const { batch: opened, upload } = (await ask(requests.open, { input, key }))[
    'opened'
  ] as ShownUpload;
  if (department !== undefined && opened.department !== department)
    throw new Error(`The token is of the department ${opened.department}, not ${department}.`);
  if (upload !== null) await sendFile(send, new URL(upload.path, endpoint), file);
  const { number } = opened;
  process.stdout.write(
    upload === null
      ? `The file was sent before with this key, as batch ${number}.\n`
      : `Batch ${number}: the file has arrived.\n`,
  );
  const finished = await untilFinished(ask, requests.batch, number);
  process.stdout.write(describe(finished, input.dryRun));
  if (finished.counts.refused > 0) {
    const answer = (await ask(requests.errorFile, { number }))['batch'] as {
      readonly errorFile: { readonly path: string } | null;
    } | null;
    if (answer?.errorFile) {
      const errors = errorFileName(file);
      await fetchFile(send, new URL(answer.errorFile.path, endpoint), errors);
      process.stdout.write(`The refused rows and what to mend are in ${errors}.\n`);
    }
  }
  return finished;
}

async function untilFinished(ask: Ask, query: string, number: string): Promise<ShownBatch> {
  const bar = progressBar('rows');
  let failed = 0;
  try {
    for (;;) {
      const answer = await ask(query, { number }).catch((error: unknown) => {
        if (++failed > MAX_FAILED_POLLS) throw error;
      });
      if (answer === undefined) {
        await wait(POLL_MS);
        continue;
      }
      failed = 0;
      const batch = answer['batch'] as ShownBatch | null;
      if (batch === null) throw new Error(`There is no batch ${number} any more.`);
      if (batch.totalRows !== null && batch.totalRows > 0)
        bar.show({ done: batch.counts.rows, total: batch.totalRows });
      if (batch.finishedAt !== null) return batch;
      await wait(POLL_MS);
    }
  } finally {
    bar.end();
  }
}

function describe({ state, counts, fault }: ShownBatch, dryRun: boolean): string {
  const { rows, accepted, unchanged, refused } = counts;
  const place = fault?.row == null ? '' : `Row ${fault.row}: `;
  return [
    `${state}${dryRun ? ' (dry run: nothing was stored)' : ''}: ${rows} rows, ${accepted} accepted, ${unchanged} unchanged, ${refused} refused.`,
    ...(fault ? [place + fault.messageEnglish] : []),
    '',
  ].join('\n');
}

/** `permits.csv` becomes `permits.errors.csv`, or `permits.errors-2.csv` where that exists. */
function errorFileName(file: string): string {
  const { dir, name, ext } = parse(file);
  const stem = `${dir === '' ? '' : `${dir}/`}${name}.errors`;
  for (let index = 1; ; index++) {
    const path = `${stem}${index === 1 ? '' : `-${index}`}${ext}`;
    if (!existsSync(path)) return path;
  }
}
