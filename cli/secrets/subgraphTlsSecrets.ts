import { createCertificateAuthority, type Usage } from './certificateAuthority';

/** The subgraph that reads the receipts of the others: it is a server and a client. */
const READS_RECEIPTS = 'subjects';

/**
 * Certificates for TLS between gateways and subgraphs, as deploy/mtls.yml mounts them, each with its
 * key. The CA certifies nothing else, and its key is not stored.
 * @param subgraphs host names of the subgraphs
 */
export async function subgraphTlsSecrets(
  gateways: readonly string[],
  subgraphs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const authority = await createCertificateAuthority('Hedong subgraphs CA');
  const secrets = new Map([['subgraph_tls_ca', authority.certificate]]);
  const add = async (name: string, usage: Usage) => {
    const subject = { commonName: name, usage, ...(usage !== 'client' && { hosts: [name] }) };
    const { certificate, key } = await authority.issue(subject);
    secrets.set(`${name}_tls_certificate`, certificate);
    secrets.set(`${name}_tls_key`, key);
  };
  for (const name of gateways) await add(name, 'client');
  for (const name of subgraphs) await add(name, name === READS_RECEIPTS ? 'both' : 'server');
  return secrets;
}
