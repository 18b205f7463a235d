import { clustersOpenedBy } from '../schema/policy/matrix';
import { PURPOSES } from '../schema/policy/purposes';
import type { Role } from '../schema/viewer';
import { fieldChanges } from '../subgraphs/subjects/client/fieldChanges';
import type {
  ClientChangeRecord,
  ClientRecord,
  PublicJwk,
} from '../subgraphs/subjects/client/record';
import { daysAfter } from './days';
import { rows, type Row } from './row';

type DemoClient = Pick<
  ClientRecord,
  '_id' | 'kind' | 'name' | 'organization' | 'binding' | 'developer' | 'keys'
> & {
  /** Registered name of the organisation; null where there is none. */
  readonly organizationName: string | null;
  readonly roles: readonly Role[];
};

/** The partner whose tokens are bound to a key, as those of every production partner are. */
const BOUND_PARTNER = 'demo-cooperative';

const CONFIRMER = 'seed-officer';

/**
 * The clients of the demonstration: one of each kind, and a partner that binds its tokens. The
 * codes belong to no real organisation. Only the last client could be admitted in production.
 * @param partnerKey the public key of that partner, if one was generated
 */
export function clientRows(today: string, partnerKey?: PublicJwk): Row[] {
  const histories = demoClients(partnerKey).map((client) => historyOf(client, today));
  return [
    ...rows(
      'subjects',
      'clients',
      histories.map(({ confirmed }) => confirmed),
    ),
    ...rows(
      'subjects',
      'clientChanges',
      histories.flatMap(({ registered, confirmed }) => [
        changeTo('REGISTER', null, registered),
        changeTo('CONFIRM', registered, confirmed),
      ]),
    ),
  ];
}

function demoClients(partnerKey: PublicJwk | undefined): DemoClient[] {
  const unbound = { binding: 'NONE', developer: false, keys: [] } as const;
  return [
    {
      ...unbound,
      _id: 'demo-portal',
      kind: 'PORTAL',
      name: '信用河东门户',
      organization: null,
      organizationName: null,
      roles: ['person'],
    },
    {
      ...unbound,
      _id: 'demo-bank',
      kind: 'PARTNER',
      name: '示范银行信贷系统',
      organization: '91120102MA00XX0A90',
      organizationName: '示范银行股份有限公司',
      developer: true,
      roles: ['bank'],
    },
    {
      ...unbound,
      _id: 'demo-office',
      kind: 'DEPARTMENT',
      name: '河东区信用平台部门端',
      organization: '1112010200000A016Q',
      organizationName: '河东区社会信用体系建设示范办公室',
      roles: ['officer', 'steward', 'auditor'],
    },
    {
      ...unbound,
      _id: 'demo-analytics',
      kind: 'ANALYTICS',
      name: '河东区信用统计分析系统',
      organization: '1212010240000A023T',
      organizationName: '河东区信用统计示范中心',
      roles: ['analyst'],
    },
    {
      _id: BOUND_PARTNER,
      kind: 'PARTNER',
      name: '示范农民专业合作社信贷系统',
      organization: '93120102MA00XX0C5F',
      organizationName: '示范农民专业合作社',
      binding: 'DPOP',
      developer: true,
      keys: partnerKey ? [partnerKey] : [],
      roles: ['bank'],
    },
  ];
}

/**
 * Days before the day of the dataset on which its clients were registered; they were confirmed one
 * day later.
 */
const REGISTERED_DAYS_BEFORE = 30;
const CONFIRMED_DAYS_BEFORE = 29;

/** A client's entry as registered, and as confirmed one day later. */
function historyOf(
  { roles, organizationName, ...client }: DemoClient,
  today: string,
): { readonly registered: ClientRecord; readonly confirmed: ClientRecord } {
  const purposes = PURPOSES.filter((purpose) => purpose.roles.some((role) => roles.includes(role)));
  const codes = purposes.map(({ code }) => code);
  const registeredAt = midnight(today, REGISTERED_DAYS_BEFORE);
  const at = midnight(today, CONFIRMED_DAYS_BEFORE);
  const registered: ClientRecord = {
    ...client,
    confirmation: null,
    status: 'ACTIVE',
    purposes: codes,
    clusters: clustersOpenedBy(codes),
    mode: 'FILTER',
    refusals: 'ERRORS',
    quotas: { costPerMinute: null, subjectsPerHour: null, subjectsPerDay: null },
    certificates: [],
    origins: [],
    version: 1,
    registeredAt,
    changedAt: registeredAt,
  };
  const { name } = client;
  const confirmation = { name, organizationName, at, actor: CONFIRMER, department: null };
  return { registered, confirmed: { ...registered, confirmation, version: 2, changedAt: at } };
}

/** Midnight in China of the day a number of days before another. */
function midnight(today: string, daysBefore: number): Date {
  return new Date(`${daysAfter(today, -daysBefore)}T00:00:00+08:00`);
}

function changeTo(
  action: 'REGISTER' | 'CONFIRM',
  before: ClientRecord | null,
  after: ClientRecord,
): ClientChangeRecord {
  const { _id: clientId, version } = after;
  return {
    _id: `${clientId}:${version}`,
    clientId,
    version,
    action,
    at: after.changedAt,
    actor: action === 'REGISTER' ? 'seed' : CONFIRMER,
    department: null,
    reason: action === 'REGISTER' ? null : '演示客户端',
    key: `seed:${clientId}:${version}`,
    input: 'seed',
    fields: fieldChanges(before, after),
    after,
  };
}
