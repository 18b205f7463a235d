import type { Registry, ClientEntry, Disclosure, DisclosureEvent } from '../../../schema/registry';
import { PURPOSES } from '../../../schema/policy/purposes';
import { CLUSTERS } from '../../../schema/policy/rules';

/** A registry without any data, except for the given methods. */
export function testRegistry(own: Partial<Registry> = {}): Registry {
  return {
    client: async () => null,
    safelist: async () => null,
    reserveConsents: async () => [],
    settleConsents: async () => [],
    previewConsent: async () => null,
    append: async () => undefined,
    undelivered: async () => undefined,
    actingFor: async () => null,
    subjectEvents: async () => [],
    delivered: async () => undefined,
    recordCursor: async () => 0,
    indexRecords: async () => 0,
    ...own,
  };
}

/** An event about some subject. */
export function event(own: Partial<DisclosureEvent> = {}): DisclosureEvent {
  return {
    id: 'event',
    at: '2026-06-30T04:00:00.000Z',
    requestId: 'request',
    operation: '0'.repeat(64),
    subgraph: 'subjects',
    actor: 'actor',
    roles: ['officer'],
    basis: 'DUTY',
    matrix: '2026-1',
    subjectId: 'subject',
    clusters: ['IDENTITY'],
    disclosed: ['NaturalPerson.name'],
    masked: [],
    denied: [],
    ...own,
  };
}

/** A client with all rights. */
export const CLIENT: ClientEntry = {
  id: 'test-client',
  kind: 'PARTNER',
  name: '测试客户端',
  status: 'ACTIVE',
  confirmed: true,
  purposes: PURPOSES.map(({ code }) => code),
  clusters: CLUSTERS,
  mode: 'filter',
  binding: 'NONE',
  developer: true,
  quotas: {},
};

/** What a subgraph reports about one subject. */
export const disclosure = (own: Partial<Disclosure> = {}): Disclosure => ({
  subjectId: 'p1',
  clusters: ['IDENTITY'],
  disclosed: ['Person.name'],
  masked: [],
  denied: [],
  ...own,
});
