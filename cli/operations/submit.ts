import { createHash } from 'node:crypto';
import { SAFELIST_LIMITS } from '../../schema/safelist/limits';
import type { Ask } from '../clients/registryClient';
import type { FoundOperation } from './manifests';
import { REQUESTS, type ShownFault, type ShownResult } from './requests';

/** Bytes of the operations in one request, which may have 100 kB with everything else. */
const BATCH_BYTES = 60_000;

/** A client's list that operations are submitted to. */
export interface Target {
  readonly clientId: string;
  /** The version that was read, or undefined for the present one. */
  readonly version: number | undefined;
  /** The idempotency key. */
  readonly key: string;
}

/**
 * Adds operations to a list, in batches. Prints a line for each.
 * @throws Error with one sentence when operations are invalid; the others are added
 */
export async function addOperations(
  ask: Ask,
  { clientId, version, key }: Target,
  operations: readonly FoundOperation[],
): Promise<void> {
  let expected = version;
  let invalid = 0;
  for (const [at, batch] of batchesOf(operations).entries()) {
    const input = { clientId, version: expected, operations: batch.map(submitted) };
    // Each batch is a request of its own.
    const { submitted: answer } = await ask(REQUESTS.add, {
      input,
      key: at === 0 ? key : digest(`${key}:${at}`),
    });
    const { safelist, results } = answer as {
      safelist: { version: number } | null;
      results: ShownResult[];
    };
    invalid += printResults(batch, results);
    if (version !== undefined) expected = safelist?.version;
  }
  if (invalid > 0) throw new Error(`${counted(invalid)} invalid; the others are on the list.`);
}

/**
 * Replaces a list by operations in one step, after they were stored in a draft.
 * @throws Error with one sentence when an operation is invalid; nothing is replaced then
 */
export async function replaceOperations(
  ask: Ask,
  { clientId, version, key }: Target & { readonly version: number },
  operations: readonly FoundOperation[],
): Promise<void> {
  // A repeated command continues its draft.
  const draft = digest(JSON.stringify([clientId, version, operations.map(submitted)]));
  let invalid = 0;
  const ids = new Set<string>();
  for (const batch of batchesOf(operations)) {
    const input = { clientId, draft, operations: batch.map(submitted) };
    const { submitted: answer } = await ask(REQUESTS.stage, { input });
    const { results } = answer as { results: ShownResult[] };
    for (const { id } of results) ids.add(id);
    invalid += printResults(batch, results, 'staged');
  }
  if (invalid > 0) throw new Error(`${counted(invalid)} invalid; nothing was replaced.`);
  await ask(REQUESTS.replace, {
    input: { clientId, version, operationCount: ids.size, ...(ids.size > 0 && { draft }) },
    key,
  });
}

/** A line for a fault, with its place in the file where that is known. */
export function faultLine(
  { message, line, column }: ShownFault,
  firstLine: number | undefined,
): string {
  if (line == null || column == null) return message;
  const place =
    firstLine === undefined ? `${line}:${column} of its text` : `${line + firstLine - 1}:${column}`;
  return `${place}: ${message}`;
}

function submitted({ document, alias }: FoundOperation) {
  return { document, ...(alias !== undefined && { alias }) };
}

/** Prints the result of each operation. @returns how many are invalid */
function printResults(
  batch: readonly FoundOperation[],
  results: readonly ShownResult[],
  added = 'added',
): number {
  let invalid = 0;
  for (const [at, { id, name, outcome, faults }] of results.entries()) {
    const { file, firstLine } = batch[at]!;
    if (outcome !== 'INVALID') {
      const word = outcome === 'ADDED' ? added : 'unchanged';
      process.stdout.write(`${word}\t${id}\t${name ?? '-'}\n`);
      continue;
    }
    invalid++;
    for (const fault of faults)
      process.stdout.write(`invalid\t${file}\t${name ?? '-'}\t${faultLine(fault, firstLine)}\n`);
  }
  return invalid;
}

function batchesOf(operations: readonly FoundOperation[]): FoundOperation[][] {
  const batches: FoundOperation[][] = [];
  let bytes = 0;
  for (const operation of operations) {
    const size = Buffer.byteLength(JSON.stringify(submitted(operation)));
    const batch = batches.at(-1);
    if (batch && bytes + size <= BATCH_BYTES && batch.length < SAFELIST_LIMITS.batch) {
      batch.push(operation);
      bytes += size;
    } else {
      batches.push([operation]);
      bytes = size;
    }
  }
  return batches;
}

function counted(operations: number): string {
  return operations === 1 ? '1 operation is' : `${operations} operations are`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
