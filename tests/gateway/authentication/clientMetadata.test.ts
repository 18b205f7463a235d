import { clientMetadata } from '../../../gateway/authentication/login/clientMetadata';
import type { ClientEntry } from '../../../schema/registry';
import { PARTNER } from './support';

const KEYS = { jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] } };

describe('a registered client at the login', () => {
  it('authenticates with its keys and pushes its requests when it has keys', () => {
    expect(clientMetadata({ ...PARTNER, ...KEYS })).toMatchObject({
      token_endpoint_auth_method: 'private_key_jwt',
      require_pushed_authorization_requests: true,
      dpop_bound_access_tokens: true,
      grant_types: ['authorization_code', 'client_credentials'],
      scope: 'openid lending guarantee',
    });
  });

  it('is public without keys, and gets no token of its own', () => {
    const portal = clientMetadata({ ...PARTNER, kind: 'PORTAL', binding: 'NONE' });
    expect(portal).toMatchObject({
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      dpop_bound_access_tokens: false,
    });
    expect(clientMetadata({ ...PARTNER, kind: 'DEPARTMENT', ...KEYS })?.grant_types).toEqual([
      'authorization_code',
    ]);
  });

  it.each<[string, Partial<ClientEntry>]>([
    ['suspended', { status: 'SUSPENDED' }],
    ['not confirmed', { confirmed: false }],
    ['bound to a certificate', { binding: 'MTLS' }],
  ])('may not log in when it is %s', (_what, change) => {
    expect(clientMetadata({ ...PARTNER, ...KEYS, ...change })).toBeUndefined();
  });

  it('may not log in as a partner without keys', () => {
    expect(clientMetadata(PARTNER)).toBeUndefined();
  });
});
