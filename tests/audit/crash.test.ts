import { crashRun } from './crash/crashRun';

/** The long run is a program of its own: `node --import tsx tests/audit/crash.ts`. */
test('Killed under load, the product has told nobody anything that is not on the log', async () => {
  const report = await crashRun({ kills: 2, processes: 'one' });
  expect(report.answers).toBeGreaterThan(0);
  expect(report.unlogged).toBe(0);
  expect(report.countedUses).toBeGreaterThanOrEqual(report.answeredUses);
}, 400_000);
