import type { RecordVisibility } from '../../subgraphs/framework/records/live';
import type { CreditRecord } from '../../subgraphs/framework/records/record';

/**
 * The common fields of every credit record: in force, published, about no subject in particular.
 */
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

/** The day of the record tests. */
export const TODAY = '2026-06-15';
export const now = () => new Date(`${TODAY}T04:00:00Z`);

type Ways = readonly (readonly [name: string, fields: Partial<CreditRecord>])[];

/**
 * Every reason why a record is stored but hidden from others on that day, and the reason its
 * subject reads.
 */
export const ENDED: readonly (readonly [...Ways[number], visibility: RecordVisibility])[] = [
  ['repaired', { state: 'REPAIRED' }, 'REPAIRED'],
  ['revoked', { state: 'REVOKED' }, 'REVOKED'],
  ['expired', { state: 'EXPIRED' }, 'EXPIRED'],
  ['frozen', { state: 'FROZEN' }, 'FROZEN'],
  ['not yet published', { publicityStart: '2026-06-16' }, 'NOT_YET_PUBLISHED'],
  [
    'past its publicity',
    { publicityEnd: '2026-06-14', visibleUntil: '2026-06-14' },
    'PUBLICITY_ENDED',
  ],
  ['past its last day', { expiresOn: '2026-06-14', visibleUntil: '2026-06-14' }, 'EXPIRED'],
  ['past its use', { decisionDate: '2021-06-14', visibleUntil: '2026-06-14' }, 'RETENTION_ENDED'],
];

/** Every reason why a record exists for nobody, its subject included. */
export const UNSEEN: Ways = [
  ['of a minor', { subjectIsMinor: true }],
  ['of a subject that is stored only', { subjectHidden: true }],
];
