import { randomUUID } from 'node:crypto';
import { objection } from '../../../../schema/cases/objection';
import { Metrics } from '../../../../process/telemetry/metrics/metrics';
import { observeCases } from '../../../../subgraphs/subjects/cases/caseMetrics';
import type { CaseRecord } from '../../../../subgraphs/subjects/cases/record';
import { ask } from '../../../support/ask';
import { caseOf, open, openCourt, penalty, steward, type Court } from './support';

let court: Court;
beforeAll(async () => {
  court = await openCourt();
  await court.government.models.records.Penalty.insertMany([penalty('first')]);
}, 60_000);
afterAll(() => court.stop());

/** Copies of a case about as many records of the department. */
async function fill(of: CaseRecord, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    ...of,
    _id: randomUUID(),
    recordId: `copy-${randomUUID()}`,
    dueOn: `2026-07-${String(1 + (index % 28)).padStart(2, '0')}`,
    steps: of.steps.map((step) => ({ ...step, key: randomUUID(), texts: {} })),
  }));
  await court.subjects.models.case.collection.insertMany(rows as never);
}

async function inbox(): Promise<{ readonly commands: string[]; readonly counts: unknown }> {
  court.subjects.commands();
  const answer = await ask(
    court.subjects.subgraph,
    `{ answer: caseInbox { counts { state count overdue }
       cases(first: 20) { nodes { id kind state dueOn overdue availableActions texts { text } } } } }`,
    {},
    steward,
  );
  expect(answer.errors).toBeUndefined();
  const commands = court.subjects.commands();
  const { counts, cases } = answer.data!['answer'] as any;
  expect(cases.nodes).toHaveLength(20);
  return { commands, counts };
}

describe('the inbox of a department', () => {
  it('costs the same commands with 10,000 open cases as with 100', async () => {
    const { id } = caseOf(await open(court, objection, 'first'));
    const first = (await court.subjects.models.case.findById(id).lean<CaseRecord>().exec())!;
    await fill(first, 100);
    const few = await inbox();
    await fill(first, 9900);
    const many = await inbox();
    expect(many.commands).toEqual(few.commands);
    expect(many.commands).toHaveLength(2);
    expect(many.counts).toEqual([{ state: 'FILED', count: 10_001, overdue: 0 }]);
  });

  it('is counted by gauges, with what is overdue', async () => {
    const metrics = new Metrics();
    const day = new Date('2026-07-02T04:00:00Z');
    const forget = observeCases(court.subjects.models.case, metrics, () => day);
    const read = async (name: 'credit_cases_open' | 'credit_cases_overdue') =>
      Promise.all([...(metrics.gauges.get(name) ?? [])].map(async (source) => source()));
    const values = ['OBJECTION', 'FILED'];
    expect(await read('credit_cases_open')).toEqual([[{ values, value: 10_001 }]]);
    const value = await court.subjects.models.case.countDocuments({ dueOn: '2026-07-01' });
    expect(await read('credit_cases_overdue')).toEqual([[{ values, value }]]);
    forget();
    expect(await read('credit_cases_open')).toEqual([]);
  });
});
