import { crashRun } from './crash/crashRun';

/** The long run is a separate program: `node --import tsx tests/e2e/crash.ts`. */
test('a product that is killed under load has logged everything it disclosed', async () => {
  const report = await crashRun({ kills: 2, processes: 'one' });
  expect(report.answers).toBeGreaterThan(0);
  expect(report.unlogged).toBe(0);
  expect(report.countedUses).toBeGreaterThanOrEqual(report.answeredUses);
}, 400_000);
