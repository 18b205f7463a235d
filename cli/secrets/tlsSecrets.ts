import { createCertificateAuthority } from './certificateAuthority';

/** Addresses at which the proxy of docker-compose.yml is called on its own machine. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '::1'];
const HOST = /^(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i;

/**
 * A certificate for the proxy, to try the containers before a CA has issued one. Its issuer is
 * `tls_ca`, whose key is not stored: nobody can issue another certificate with it.
 * @param host name of the service, beside those of this machine
 * @throws Error with one sentence when the name is not a host name
 */
export async function tlsSecrets(host?: string): Promise<ReadonlyMap<string, string>> {
  if (host !== undefined && !HOST.test(host))
    throw new Error(`--host is ${JSON.stringify(host)}; it must be a host name without a port.`);
  const authority = await createCertificateAuthority('Hedong development CA');
  const { certificate, key } = await authority.issue({
    commonName: host ?? 'localhost',
    hosts: [...(host === undefined ? [] : [host]), ...LOCAL_HOSTS],
    usage: 'server',
  });
  return new Map([
    ['tls_ca', authority.certificate],
    ['tls_certificate', certificate],
    ['tls_private_key', key],
  ]);
}
