import { performance } from 'node:perf_hooks';
import { DEPARTMENTS } from '../schema/policy/departments';
import { INDUSTRY_SECTIONS } from '../schema/policy/industries';
import { statisticsProtection } from '../schema/policy/statistics';
import { STREETS } from '../schema/policy/streets';
import type { CountedFact, SubjectFacts } from '../schema/statistics/facts';
import { Cube } from '../subgraphs/statistics/cube/Cube';
import type { Question } from '../subgraphs/statistics/cube/question';
import { protect } from '../subgraphs/statistics/protection/protect';
import { median } from './statistics';

/** The figures of one number of records. */
export interface CubeFigures {
  readonly records: number;
  /** Milliseconds until a table is there that was not asked for before. */
  readonly firstMs: number;
  /** Milliseconds of the same table asked for again: median. */
  readonly againMs: number;
  /** Milliseconds of the same table after a page of 1000 records has arrived: median. */
  readonly afterPageMs: number;
  readonly tablesPerSecond: number;
  /** Megabytes of memory that the records take. */
  readonly megabytes: number;
}

const PAGE_SIZE = 1000;
const REPETITIONS = 20;
const SEVERITIES = ['MINOR', 'GENERAL', 'SERIOUS'];
const STATES = ['ACTIVE', 'REPAIRED', 'REVOKED', 'EXPIRED'];
const FIRST_DAY = Date.UTC(2021, 5, 1);
const DAYS = 5 * 365;
const TODAY = '2026-06-15';

/** Three dimensions over five years. */
const QUESTION: Question = {
  of: ['Penalty'],
  measures: [{ kind: 'RECORDS' }],
  by: ['severity', 'street', 'state'],
  interval: 'YEAR',
  filter: {},
  from: '2021-06-01',
  to: TODAY,
  asOf: TODAY,
  order: null,
  top: null,
};

/** Measures tables over a number of records in memory, without database and gateway. */
export async function benchCubes(
  records: number,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<CubeFigures> {
  const policy = statisticsProtection(TODAY);
  const before = megabytesUsed();
  const cube = new Cube();
  for (let first = 0; first < records; first += PAGE_SIZE)
    cube.append(pageOf(first, Math.min(PAGE_SIZE, records - first)));
  const megabytes = Math.round(megabytesUsed() - before);
  const ask = async () => protect(await cube.answer(QUESTION), policy);
  const timed = async () => {
    const start = performance.now();
    await ask();
    return performance.now() - start;
  };
  const firstMs = await timed();
  const again: number[] = [];
  for (let turn = 0; turn < REPETITIONS; turn++) again.push(await timed());
  const afterPage: number[] = [];
  for (let turn = 0; turn < REPETITIONS; turn++) {
    cube.append(pageOf(records + turn * PAGE_SIZE, PAGE_SIZE));
    afterPage.push(await timed());
  }
  const tablesPerSecond = await tablesIn(seconds, connections, ask);
  return {
    records,
    firstMs,
    againMs: median(again),
    afterPageMs: median(afterPage),
    tablesPerSecond,
    megabytes,
  };
}

/** Tables per second that concurrent callers receive. */
async function tablesIn(
  seconds: number,
  connections: number,
  ask: () => Promise<unknown>,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let tables = 0;
  const caller = async () => {
    while (performance.now() < end) {
      await ask();
      tables++;
      // Callers come over connections: each answer is an event of its own.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await Promise.all(Array.from({ length: connections }, caller));
  return tables / seconds;
}

/** Records that differ by their number alone, so that every run counts the same. */
function pageOf(
  first: number,
  count: number,
): { readonly facts: CountedFact[]; readonly subjects: SubjectFacts[] } {
  const facts: CountedFact[] = [];
  const subjects: SubjectFacts[] = [];
  for (let number = first; number < first + count; number++) {
    const bits = Math.imul(number + 1, 0x9e3779b1) >>> 0;
    const pick = <T>(values: readonly T[], shift: number) =>
      values[(bits >>> shift) % values.length]!;
    const day = new Date(FIRST_DAY + (bits % DAYS) * 86_400_000).toISOString().slice(0, 10);
    const subject = `subject-${number >>> 2}`;
    facts.push({
      fact: {
        kind: 'Penalty',
        day,
        endedOn: null,
        dimensions: {
          severity: pick(SEVERITIES, 3),
          state: pick(STATES, 7),
          sourceDepartment: pick(DEPARTMENTS, 11).id,
        },
        measures: { fine: bits % 100_000 },
      },
      subject,
      weight: 1,
    });
    if ((number & 3) === 0)
      subjects.push({
        subject,
        dimensions: { street: pick(STREETS, 5).code, industry: pick(INDUSTRY_SECTIONS, 9).letter },
      });
  }
  return { facts, subjects };
}

function megabytesUsed(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
