/* eslint-disable jest/no-export -- a part of the suite of records */
import { expectIndexed } from '../expectIndexed';
import type { RecordCase } from '../recordCase';
import { nobody, viewerAs } from '../viewers';
import { DEPARTMENT } from './audience';
import { entities, lists } from './doors';
import { filterOf } from './indexes';

/** The fields that all kinds of records have in common. */
export function commonFields(recordCase: RecordCase): void {
  const fields =
    'id category subject { id } sourceDepartment { id } basis { title number date } decisionDate publicityStart publicityEnd expiresOn state versions { version state changedAt reason } provenance { receivedAt }';
  const row = recordCase.make({ _id: `${recordCase.type}-carries`, subjectId: 'carries' });

  beforeAll(() => recordCase.insert([row]));

  it('has its legal basis, dates, versions, provenance and references', async () => {
    const [first] = row.versions;
    expect(await entities(recordCase, [row._id], nobody, fields)).toEqual([
      {
        id: row._id,
        category: row.category,
        subject: { id: 'carries' },
        sourceDepartment: { id: DEPARTMENT },
        basis: row.basis,
        decisionDate: '2026-03-01',
        publicityStart: '2026-03-05',
        publicityEnd: null,
        expiresOn: null,
        state: 'ACTIVE',
        versions: [{ ...first, changedAt: '2026-03-05T00:00:00.000Z' }],
        provenance: { receivedAt: '2026-03-04T00:00:00.000Z' },
      },
    ]);
  });

  it('shows its import batch to staff', async () => {
    const officer = viewerAs('officer', { department: DEPARTMENT });
    const batch = 'provenance { batch }';
    expect(await entities(recordCase, [row._id], officer, batch)).toEqual([
      { provenance: { batch: 'B-2026-03' } },
    ]);
  });
}

/** One database command reads the lists of one subject and of fifty, each with its count. */
export function commands(recordCase: RecordCase): void {
  const { inSchema } = recordCase;
  const subjects = Array.from({ length: 50 }, (_, n) => `${recordCase.type}-s-${n}`);

  beforeAll(() =>
    recordCase.insert(
      Array.from({ length: 100 }, (_, n) =>
        recordCase.make({ _id: `${recordCase.type}-${n}`, subjectId: subjects[n % 50]! }),
      ),
    ),
  );

  it('takes one database command, total included, for one subject and for fifty', async () => {
    const counts: number[] = [];
    recordCase.underTest().commands();
    for (const group of [subjects.slice(0, 1), subjects]) {
      const pages = await lists(recordCase, group, nobody, {
        args: 'first: 5',
        node: 'id subject { id }',
      });
      expect(pages.map((page) => page.totalCount)).toEqual(group.map(() => 2));
      counts.push(recordCase.underTest().commands().length);
    }
    expect(counts).toEqual([1, 1]);
  });

  it('takes one database command for fifty references', async () => {
    recordCase.underTest().commands();
    const ids = subjects.map((_, n) => `${recordCase.type}-${n}`);
    const found = await entities<{ id: string }>(recordCase, ids, nobody, 'id');
    expect(found.map((node) => node?.id)).toEqual(ids);
    expect(recordCase.underTest().commands()).toHaveLength(1);
  });

  it('is found on its subject by an index, in order, whatever the conditions', async () => {
    for (const conditions of [[], ...inSchema.listConditions.map((each) => [each])])
      await expectIndexed(
        recordCase.model(),
        { subjectId: subjects[0], ...filterOf(recordCase.make({}), conditions) },
        { decisionDate: -1, _id: -1 },
      );
  });
}
