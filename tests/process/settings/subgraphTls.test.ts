import {
  createCertificateAuthority,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../../../cli/secrets/certificateAuthority';
import { readGatewayConfig } from '../../../gateway/config';
import { readSubgraphConfig } from '../../../subgraphs/framework/config';

let ca: CertificateAuthority;
let own: IssuedCertificate;
let other: IssuedCertificate;
beforeAll(async () => {
  ca = await createCertificateAuthority('Test CA');
  own = await ca.issue({ commonName: 'own', usage: 'client' });
  other = await ca.issue({ commonName: 'other', usage: 'client' });
});

const gateway = (env: NodeJS.ProcessEnv) =>
  readGatewayConfig({ store: false, auth: false, signing: false }, {}, env).subgraphTls;
const subgraph = (env: NodeJS.ProcessEnv) =>
  readSubgraphConfig({ MONGODB_URI: 'mongodb://db', CURSOR_KEY: 'a'.repeat(43), ...env }).tls;
const complete = () => ({
  SUBGRAPH_TLS_CA: ca.certificate,
  SUBGRAPH_TLS_CERTIFICATE: own.certificate,
  SUBGRAPH_TLS_KEY: own.key,
});

test('certificates and key are read on both sides, and absent without the settings', () => {
  expect([gateway(complete()), subgraph(complete())]).toEqual([complete(), complete()]);
  expect([gateway({}), subgraph({})]).toEqual([undefined, undefined]);
});

test('a gateway may trust a CA without having a certificate, a subgraph may not', () => {
  const only = { SUBGRAPH_TLS_CA: ca.certificate };
  expect(gateway(only)).toEqual(only);
  expect(() => subgraph(only)).toThrow('go together; set all or none.');
});

test.each([
  ['a certificate without its key', { SUBGRAPH_TLS_KEY: '' }, 'set both or neither'],
  [
    'a CA that is no certificate',
    { SUBGRAPH_TLS_CA: 'PEM' },
    'SUBGRAPH_TLS_CA must be one or more',
  ],
  ['a key that is none', { SUBGRAPH_TLS_KEY: 'PEM' }, 'SUBGRAPH_TLS_KEY must be a private key'],
])('%s is refused', (_what, change, sentence) => {
  expect(() => gateway({ ...complete(), ...change })).toThrow(sentence);
});

test('the key of another certificate is refused, and not quoted', () => {
  const mixed = () => gateway({ ...complete(), SUBGRAPH_TLS_KEY: other.key });
  expect(mixed).toThrow('SUBGRAPH_TLS_KEY must be the private key of the first');
  expect(mixed).not.toThrow(/PRIVATE KEY-----/);
});
