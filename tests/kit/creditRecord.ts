import type { CreditRecord } from '../../subgraphs/kit/record/record';

/** What every credit record holds: in force, published, about nobody in particular. */
export function creditRecord(more: Partial<CreditRecord> = {}): CreditRecord {
  return {
    _id: 'rec-1',
    subjectId: 'sub-1',
    category: 'JUDICIAL',
    sourceDepartmentId: 'court',
    basis: { title: '执行裁定书', number: '（2026）津0102执1号', date: '2026-03-01' },
    decisionDate: '2026-03-01',
    publicityStart: '2026-03-05',
    publicityEnd: null,
    expiresOn: null,
    state: 'ACTIVE',
    versions: [
      {
        version: 1,
        state: 'ACTIVE',
        changedAt: new Date('2026-03-05T00:00:00Z'),
        reason: '首次公示',
      },
    ],
    provenance: { batch: 'B-2026-03', receivedAt: new Date('2026-03-04T00:00:00Z') },
    visibleUntil: '9999-12-31',
    subjectIsMinor: false,
    disclosure: 'OPEN',
    ...more,
  };
}

/** The day on which the tests of records take place. */
export const TODAY = '2026-06-15';
export const now = () => new Date(`${TODAY}T04:00:00Z`);

/** Every way a record is not to be seen on that day, by anyone. */
export const NOT_LIVE: readonly (readonly [name: string, fields: Partial<CreditRecord>])[] = [
  ['repaired', { state: 'REPAIRED' }],
  ['revoked', { state: 'REVOKED' }],
  ['expired', { state: 'EXPIRED' }],
  ['frozen', { state: 'FROZEN' }],
  ['not yet published', { publicityStart: '2026-06-16' }],
  ['past its last day', { visibleUntil: '2026-06-14' }],
  ['of a minor', { subjectIsMinor: true }],
  ['of a subject that is stored only', { subjectHidden: true }],
];
