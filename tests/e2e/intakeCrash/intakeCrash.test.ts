import { expectedCounts } from './countStored';
import { intakeCrashRun } from './intakeCrashRun';

// `node --import tsx tests/e2e/intakeCrash.ts` kills fifty times.
test('two processes that are killed while they accept a batch lose no row and store none twice', async () => {
  const { kills, submitted, stored } = await intakeCrashRun({ kills: 3, rows: 4000 });
  expect(kills).toBe(3);
  expect(stored).toEqual(expectedCounts(submitted.accepted, submitted.refused));
}, 120_000);
