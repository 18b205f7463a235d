import { mongo } from 'mongoose';
import { failure, openTestStore, type TestStore } from '../support/testStore';

let test: TestStore;
const password = 'pä ss/w@rd';
beforeAll(async () => void (test = await openTestStore({ username: 'app', password })));
afterAll(() => test.stop());

function client(user?: string, secret?: string): mongo.MongoClient {
  const auth =
    user !== undefined && secret !== undefined ? { username: user, password: secret } : undefined;
  return new mongo.MongoClient(test.store.uri, {
    serverSelectionTimeoutMS: 3000,
    ...(auth && { auth }),
  });
}

it('authenticates a client that knows the password by SCRAM-SHA-256', async () => {
  const opened = client('app', password);
  const status = await opened.db('admin').command({ connectionStatus: 1 });
  expect(status).toMatchObject({
    authInfo: { authenticatedUsers: [{ user: 'app', db: 'admin' }] },
  });
  await opened.close();
});

it.each([
  ['app', 'wrong'],
  ['other', password],
])('refuses %s with %s', async (user, secret) => {
  const refused = client(user, secret);
  expect((await failure(refused.db('test').command({ ping: 1 }))).message).toBe(
    'Authentication failed.',
  );
  await refused.close();
});

it('answers only the handshake before authentication', async () => {
  const stranger = client();
  expect(await stranger.db('admin').command({ ping: 1 })).toEqual({ ok: 1 });
  const error = await failure(stranger.db('test').collection('c').findOne());
  expect(error).toMatchObject({ code: 13, message: 'Command find requires authentication' });
  await stranger.close();
});

it('refuses a username without a password', async () => {
  await expect(openTestStore({ username: 'app' })).rejects.toThrow('configured together');
});
