import { boundedAdapter } from '../../../gateway/authentication/login/boundedAdapter';

const storeOf = (model: string, adapter = boundedAdapter(async () => undefined)) => adapter(model);

describe('what the login stores', () => {
  it('is found until it expires or is destroyed', async () => {
    const codes = storeOf('AuthorizationCode');
    await codes.upsert('a', { accountId: 'one' }, 60);
    await codes.upsert('b', { accountId: 'two' }, 0.01);
    await codes.consume('a');
    expect(await codes.find('a')).toMatchObject({ accountId: 'one', consumed: expect.any(Number) });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await codes.find('b')).toBeUndefined();
    await codes.destroy('a');
    expect(await codes.find('a')).toBeUndefined();
  });

  it('is revoked with its grant', async () => {
    const codes = storeOf('AuthorizationCode');
    await codes.upsert('a', { grantId: 'one' }, 60);
    await codes.upsert('b', { grantId: 'two' }, 60);
    await codes.revokeByGrantId('one');
    expect([await codes.find('a'), await codes.find('b')]).toEqual([undefined, { grantId: 'two' }]);
  });

  it('is limited in size, and never evicts the id of a used proof', async () => {
    const adapter = boundedAdapter(async () => undefined);
    const [requests, used] = [
      storeOf('PushedAuthorizationRequest', adapter),
      storeOf('ReplayDetection', adapter),
    ];
    await used.upsert('proof', { iss: 'client' }, 600);
    await requests.upsert('first', { request: 'r' }, 600);
    const request = 'r'.repeat(100_000);
    for (let index = 0; index < 100; index++) await requests.upsert(`${index}`, { request }, 600);
    expect(await requests.find('first')).toBeUndefined();
    expect(await used.find('proof')).toBeDefined();
  });

  it('is no session: each login asks for the caller', async () => {
    const sessions = storeOf('Session');
    const session = { jti: 'a', uid: 'u', kind: 'Session', state: { secret: 's' } };
    const login = { accountId: 'one', loginTs: 1, authorizations: { portal: { grantId: 'g' } } };
    await sessions.upsert('a', { ...session, ...login }, 60);
    expect(await sessions.find('a')).toEqual(session);
  });
});
