import { X509Certificate } from 'node:crypto';
import { tlsSecrets } from '../../../cli/secrets/tlsSecrets';

test('the certificate of the proxy is for this machine and for the named host', async () => {
  const named = new X509Certificate((await tlsSecrets('credit.example')).get('tls_certificate')!);
  expect(named.checkHost('credit.example')).toBe('credit.example');
  expect(named.checkHost('localhost')).toBe('localhost');
  expect(named.checkHost('other.example')).toBeUndefined();
  const local = new X509Certificate((await tlsSecrets()).get('tls_certificate')!);
  expect(local.checkHost('credit.example')).toBeUndefined();
});

test.each(['https://credit.example', 'credit.example:443', '', 'a b'])(
  'the host %j is refused by name',
  async (host) => {
    await expect(tlsSecrets(host)).rejects.toThrow(
      `--host is ${JSON.stringify(host)}; it must be a host name without a port.`,
    );
  },
);
