import { CLUSTERS, type Cluster } from '../schema/policy/rules';
import { MATRIX_VERSIONS } from '../schema/policy/matrix';
import { PURPOSES } from '../schema/policy/purposes';
import type { Role } from '../schema/viewer';
import { fieldChanges } from '../subgraphs/subjects/client/fieldChanges';
import type {
  ClientChangeRecord,
  ClientRecord,
  PublicJwk,
} from '../subgraphs/subjects/client/record';
import { rows, type Row } from './row';

type DemoClient = Pick<
  ClientRecord,
  '_id' | 'kind' | 'name' | 'organization' | 'binding' | 'developer' | 'keys'
> & { readonly roles: readonly Role[] };

/** The partner whose tokens are bound to a key, as those of every partner in production are. */
export const BOUND_PARTNER = 'demo-cooperative';

/**
 * The clients of the demonstration, one for each kind, and a partner that binds its tokens. The
 * codes are nobody's. None but the last could come in in production.
 * @param partnerKey the public key of that partner, where one was made
 */
export function clientRows(today: string, partnerKey?: PublicJwk): Row[] {
  const clients = demoClients(partnerKey).map((client) => entryOf(client, today));
  return [
    ...rows('subjects', 'clients', clients),
    ...rows('subjects', 'clientChanges', clients.map(registrationOf)),
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
      roles: ['person'],
    },
    {
      ...unbound,
      _id: 'demo-bank',
      kind: 'PARTNER',
      name: '示范银行信贷系统',
      organization: '91120102MA00XX0A90',
      developer: true,
      roles: ['bank'],
    },
    {
      ...unbound,
      _id: 'demo-office',
      kind: 'DEPARTMENT',
      name: '河东区信用平台部门端',
      organization: '1112010200000A016Q',
      roles: ['officer', 'steward', 'auditor'],
    },
    {
      ...unbound,
      _id: 'demo-analytics',
      kind: 'ANALYTICS',
      name: '河东区信用统计分析系统',
      organization: '1212010240000A023T',
      roles: ['analyst'],
    },
    {
      _id: BOUND_PARTNER,
      kind: 'PARTNER',
      name: '示范农民专业合作社信贷系统',
      organization: '93120102MA00XX0C5F',
      binding: 'DPOP',
      developer: true,
      keys: partnerKey ? [partnerKey] : [],
      roles: ['bank'],
    },
  ];
}

function entryOf({ roles, ...client }: DemoClient, today: string): ClientRecord {
  const purposes = PURPOSES.filter((purpose) => purpose.roles.some((role) => roles.includes(role)));
  const codes = purposes.map(({ code }) => code);
  const at = new Date(`${today}T00:00:00+08:00`);
  return {
    ...client,
    status: 'ACTIVE',
    purposes: codes,
    clusters: clustersOf(codes),
    mode: 'FILTER',
    quotas: { costPerMinute: null, subjectsPerHour: null, subjectsPerDay: null },
    certificates: [],
    version: 1,
    registeredAt: at,
    changedAt: at,
  };
}

/** The clusters that any of the purposes opens by any version of the matrix. */
function clustersOf(purposes: readonly string[]): Cluster[] {
  return CLUSTERS.filter((cluster) =>
    MATRIX_VERSIONS.some((matrix) =>
      purposes.some((purpose) => matrix.purposes[purpose]?.[cluster] !== undefined),
    ),
  );
}

function registrationOf(client: ClientRecord): ClientChangeRecord {
  return {
    _id: `${client._id}:1`,
    clientId: client._id,
    version: 1,
    action: 'REGISTER',
    at: client.registeredAt,
    actor: 'seed',
    department: null,
    reason: null,
    key: `seed:${client._id}`,
    input: 'seed',
    fields: fieldChanges(null, client),
    after: client,
  };
}
