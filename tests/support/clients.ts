import type { ClientRecord } from '../../subgraphs/subjects/client/record';

const REGISTERED = new Date('2026-05-01T00:00:00+08:00');

/** A confirmed client of a bank, as the registry stores it. */
export function clientRecord(own: Partial<ClientRecord> = {}): ClientRecord {
  const name = own.name ?? '测试银行信贷系统';
  return {
    _id: 'test-bank',
    kind: 'PARTNER',
    name,
    organization: '91120102MA00XX0A90',
    confirmation: {
      name,
      organizationName: '测试银行股份有限公司',
      at: REGISTERED,
      actor: 'officer',
      department: 'development-reform',
    },
    status: 'ACTIVE',
    purposes: ['lending', 'post-loan', 'guarantee'],
    clusters: ['IDENTITY', 'GRADE', 'FINANCE'],
    mode: 'FILTER',
    binding: 'DPOP',
    developer: false,
    quotas: { costPerMinute: null, subjectsPerHour: null, subjectsPerDay: null },
    keys: [],
    certificates: [],
    version: 1,
    registeredAt: REGISTERED,
    changedAt: REGISTERED,
    ...own,
  };
}
