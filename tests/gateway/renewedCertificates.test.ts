import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { pino } from 'pino';
import {
  createCertificateAuthority,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../../cli/secrets/certificateAuthority';
import { signedHttp, type SignedHttp } from '../../gateway/execution/signedHttp';
import { followSubgraphTls, type FollowedTls } from '../../process/followSubgraphTls';
import { GATEWAY } from '../../schema/registryCall';
import type { Subgraph } from '../../subgraphs/framework/createSubgraph';
import { httpReceipts } from '../../subgraphs/framework/receipts/httpReceipts';
import { receiptKey } from '../../subgraphs/framework/receipts/receiptKey';
import { startSubgraph, type SubgraphServer } from '../../subgraphs/framework/startSubgraph';
import { eventually } from '../support/eventually';
import { silent } from '../support/log';

const HOSTS = ['127.0.0.1'];
const SECRET = receiptKey(Buffer.alloc(32, 1));

/** The files of a process, which follows them. */
class Side {
  readonly lines: string[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'hedong-tls-'));
  readonly tls: FollowedTls;

  constructor(ca: string, issued: IssuedCertificate) {
    this.write(ca, issued);
    const write = (line: string) => void this.lines.push(line);
    this.tls = followSubgraphTls(
      {
        SUBGRAPH_TLS_CA_FILE: join(this.folder, 'ca'),
        SUBGRAPH_TLS_CERTIFICATE_FILE: join(this.folder, 'certificate'),
        SUBGRAPH_TLS_KEY_FILE: join(this.folder, 'key'),
      },
      pino({ level: 'info' }, { write }),
    );
  }

  write(ca: string, { certificate, key }: IssuedCertificate): void {
    for (const [name, text] of Object.entries({ ca, certificate, key }))
      writeFileSync(join(this.folder, name), text);
  }

  /** Writes the files and waits until they are in use. */
  async renew(ca: string, issued: IssuedCertificate): Promise<void> {
    const before = this.tls.contexts.current;
    this.write(ca, issued);
    await eventually(() => {
      if (this.tls.contexts.current === before) throw new Error('The files are not in use yet.');
    });
  }

  remove(): void {
    this.tls.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const serialOf = ({ certificate }: IssuedCertificate) =>
  new X509Certificate(certificate).serialNumber;

let ca: CertificateAuthority;
let client: IssuedCertificate;
let gateway: Side;
let subgraph: Side;
let server: SubgraphServer;
let service: SignedHttp;
/** Serial numbers of the certificates that clients presented, by request. */
const clients: string[] = [];

beforeEach(async () => {
  ca = await createCertificateAuthority('First CA');
  client = await ca.issue({ commonName: 'gateway', usage: 'client' });
  gateway = new Side(ca.certificate, client);
  subgraph = new Side(
    ca.certificate,
    await ca.issue({ commonName: 'subgraph', hosts: HOSTS, usage: 'both' }),
  );
  const receipts = { name: 'any', next: () => Promise.resolve([]) };
  server = await startSubgraph(
    { name: 'any', receipts } as unknown as Subgraph,
    (request, response) => {
      clients.push((request.socket as TLSSocket).getPeerCertificate().serialNumber);
      response.json({});
    },
    { port: 0, host: '127.0.0.1', log: silent, tls: subgraph.tls, receiptKey: SECRET },
  );
  service = signedHttp(new URL(server.url).origin, { timeout: 2000, tls: gateway.tls.contexts });
});
afterEach(async () => {
  await service.stop();
  await server.stop();
  gateway.remove();
  subgraph.remove();
});

const call = () =>
  service.post({
    path: '/graphql',
    body: '{}',
    caller: { viewer: GATEWAY, requestId: 'request' },
    repeatable: false,
  });

/** The serial number of the certificate that the server presents to a new connection. */
async function servedSerial(trusted: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port), ca: trusted });
  const serial = await new Promise<string>((resolve, reject) => {
    socket.once('secureConnect', () => resolve(socket.getPeerCertificate().serialNumber));
    socket.once('error', reject);
  });
  socket.destroy();
  return serial;
}

test('certificates and their CA are renewed on both sides while requests continue', async () => {
  let calls = 0;
  let ended = false;
  const failures: unknown[] = [];
  const callers = [1, 2, 3].map(async () => {
    while (!ended) {
      await call().then(
        ({ status }) => void (status === 200 || failures.push(status)),
        (error) => failures.push(error),
      );
      calls++;
    }
  });

  // The order of an operator: both trust both CAs, then each side presents a new certificate.
  const next = await createCertificateAuthority('Next CA');
  const both = `${ca.certificate}\n${next.certificate}`;
  const server1 = await ca.issue({ commonName: 'subgraph', hosts: HOSTS, usage: 'server' });
  await subgraph.renew(both, server1);
  await gateway.renew(both, client);
  const newServer = await next.issue({ commonName: 'subgraph', hosts: HOSTS, usage: 'server' });
  await subgraph.renew(both, newServer);
  const newClient = await next.issue({ commonName: 'gateway', usage: 'client' });
  await gateway.renew(both, newClient);
  const after = calls;
  await eventually(() => expect(calls).toBeGreaterThan(after + 30));
  ended = true;
  await Promise.all(callers);

  expect(failures).toEqual([]);
  expect(await servedSerial(next.certificate)).toBe(serialOf(newServer));
  // Also the busy connections of before were replaced, without an interrupted request.
  expect(new Set(clients.slice(-10))).toEqual(new Set([serialOf(newClient)]));
  expect(clients).toContain(serialOf(client));
});

test('an idle connection with the previous certificate is not used again', async () => {
  await call();
  const renewed = await ca.issue({ commonName: 'gateway', usage: 'client' });
  await gateway.renew(ca.certificate, renewed);
  await call();
  expect(clients.slice(-2)).toEqual([client, renewed].map(serialOf));
});

test('a certificate without its key changes nothing and is reported once', async () => {
  const { certificate } = await ca.issue({ commonName: 'subgraph', hosts: HOSTS, usage: 'server' });
  const before = await servedSerial(ca.certificate);
  writeFileSync(join(subgraph.folder, 'certificate'), certificate);
  await eventually(() =>
    expect(subgraph.lines.join()).toContain('SUBGRAPH_TLS_KEY must be the private key'),
  );
  expect(subgraph.lines.join()).not.toContain('PRIVATE KEY');
  expect(await servedSerial(ca.certificate)).toBe(before);
  expect((await call()).status).toBe(200);
});

test('a subgraph reads the receipts of another over TLS, with its own certificate', async () => {
  const tls = subgraph.tls.contexts;
  expect(await httpReceipts('any', server.url, { secret: SECRET, tls }).next([])).toEqual([]);
  // The subgraph admits nobody without a certificate.
  await expect(httpReceipts('any', server.url, { secret: SECRET }).next([])).rejects.toThrow();
});
