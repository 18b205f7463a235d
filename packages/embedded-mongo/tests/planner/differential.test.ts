import { runDifferential } from '../../conformance/differential';

describe('the planner against a full scan', () => {
  it('returns the same results for random queries', async () => {
    const { queries, differences } = await runDifferential(1500, 42);
    expect(differences).toEqual([]);
    expect(queries).toBe(1500);
  }, 120_000);
});
