import { hash } from 'node:crypto';
import type { CountedFact } from '../../../schema/statistics/facts';
import type { FeedModels, Generation } from './model';
import { segmentsOf } from './segments';

/** Sums of digests are taken modulo this number, so that they stay exact. */
const MODULUS = 2 ** 48;
const DIGEST_DIGITS = 12;

/** What a generation counts in a cell: how many facts, and the sum of their digests. */
interface Cell {
  count: number;
  digests: number;
}

/**
 * Compares the facts of two generations of the same cursors, cell by cell: the facts of one source,
 * kind and month. Cells are equal when they have the same facts, whatever pages these came in.
 * @returns how many cells differ, by name of the source; empty if none does
 */
export async function differences(
  models: Pick<FeedModels, 'segment'>,
  one: Generation,
  other: Generation,
): Promise<ReadonlyMap<string, number>> {
  const cells = new Map<string, Map<string, Cell>>();
  await addTo(cells, models, one, 1);
  await addTo(cells, models, other, -1);
  const found = new Map<string, number>();
  for (const [source, ofSource] of cells) {
    const differing = [...ofSource.values()].filter(
      ({ count, digests }) => count !== 0 || digests !== 0,
    );
    if (differing.length > 0) found.set(source, differing.length);
  }
  return found;
}

async function addTo(
  cells: Map<string, Map<string, Cell>>,
  models: Pick<FeedModels, 'segment'>,
  { _id, segments }: Generation,
  sign: 1 | -1,
): Promise<void> {
  for await (const { source, page } of segmentsOf(models, _id, 0, segments)) {
    let ofSource = cells.get(source);
    if (ofSource === undefined) cells.set(source, (ofSource = new Map<string, Cell>()));
    // What a damaged page had counted is unknown: it differs from everything.
    if (page === undefined) cellOf(ofSource, `damaged in ${_id}`).count++;
    for (const each of page?.facts ?? []) {
      const cell = cellOf(ofSource, `${each.fact.kind} ${each.fact.day.slice(0, 7)}`);
      const weight = sign * each.weight;
      cell.count += weight;
      cell.digests = (cell.digests + weight * digestOf(each) + MODULUS) % MODULUS;
    }
  }
}

function cellOf(cells: Map<string, Cell>, key: string): Cell {
  let cell = cells.get(key);
  if (cell === undefined) cells.set(key, (cell = { count: 0, digests: 0 }));
  return cell;
}

function digestOf({ subject, fact }: CountedFact): number {
  const digest = hash('sha256', JSON.stringify([subject, fact]), 'hex');
  return Number.parseInt(digest.slice(0, DIGEST_DIGITS), 16);
}
