import type { Authority, DisclosureEvent } from '../../schema/authority';

/** An authority that knows nobody and keeps nothing, but for what is given. */
export function testAuthority(own: Partial<Authority> = {}): Authority {
  return {
    client: async () => null,
    useConsents: async () => [],
    previewConsent: async () => null,
    append: async () => undefined,
    actingFor: async () => null,
    notices: async () => [],
    delivered: async () => undefined,
    ...own,
  };
}

/** An event about nobody in particular. */
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
