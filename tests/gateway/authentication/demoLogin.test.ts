import pino from 'pino';
import request from 'supertest';
import { startScene } from './support';

jest.mock('../../../gateway/authentication/login/loadProvider', () => ({
  isProviderInstalled: () => false,
}));

test('without oidc-provider a gateway says so in one sentence, and issues tokens at /token', async () => {
  const lines: string[] = [];
  const scene = await startScene({ log: pino({}, { write: (line) => lines.push(line) }) });
  const login = await request(scene.gateway.app).get('/oidc/.well-known/openid-configuration');
  const token = await request(scene.gateway.app).post('/token').type('form').send({});
  await scene.stop();
  expect([login.status, token.status]).toEqual([404, 400]);
  expect(lines.map((line) => JSON.parse(line).msg)).toContain(
    'The demonstration login is off: oidc-provider is not installed. Run npm install without --omit=dev, or set AUTH_ISSUER.',
  );
});

test('a login that is switched off is not there, and nothing is missing', async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => lines.push(line) });
  const scene = await startScene({ log, demoLogin: false });
  const login = await request(scene.gateway.app).get('/oidc/.well-known/openid-configuration');
  await scene.stop();
  expect(login.status).toBe(404);
  expect(lines.filter((line) => line.includes('oidc-provider'))).toEqual([]);
});

test('production has no login', async () => {
  const scene = await startScene({ production: true });
  const login = await request(scene.gateway.app).get('/oidc/.well-known/openid-configuration');
  await scene.stop();
  expect(login.status).toBe(404);
});
