import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IssuedCertificate } from '../../cli/secrets/certificateAuthority';
import { ROOT } from '../../process/root';
import { freePort } from '../support/freePort';

/** An nginx that runs the configuration of the product. */
export interface Nginx {
  /** Its port for TLS, for plain HTTP, and for the health check. */
  readonly tls: number;
  readonly plain: number;
  readonly health: number;
  /** What it has logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts nginx with deploy/nginx.conf, in which only the addresses and the files are replaced, as
 * the configuration asks of an operator.
 * @param gateways host and port of both gateways
 */
export async function startNginx(
  binary: string,
  gateways: readonly [string, string],
  { certificate, key }: IssuedCertificate,
): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'hedong-nginx-'));
  const [tls, plain, health] = await Promise.all([freePort(), freePort(), freePort()]);
  writeFileSync(join(folder, 'certificate'), certificate);
  writeFileSync(join(folder, 'key'), key);
  const own: readonly [string, string][] = [
    ['gateway-a:4000', gateways[0]],
    ['gateway-b:4000', gateways[1]],
    ['/run/secrets/tls_certificate', join(folder, 'certificate')],
    ['/run/secrets/tls_private_key', join(folder, 'key')],
    ['listen 8080;', `listen 127.0.0.1:${plain};`],
    ['listen 8443 ', `listen 127.0.0.1:${tls} `],
    ['127.0.0.1:8081', `127.0.0.1:${health}`],
    ['/dev/stdout', join(folder, 'access.log')],
    ['worker_processes auto', 'worker_processes 2'],
  ];
  let text = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8').replaceAll(
    ' /tmp/',
    ` ${folder}/`,
  );
  for (const [theirs, ours] of own) {
    if (!text.includes(theirs)) throw new Error(`deploy/nginx.conf no longer contains ${theirs}.`);
    text = text.replace(theirs, ours);
  }
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, text);
  const child = spawn(binary, ['-p', folder, '-c', file, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; !(await isOpen(tls)); attempt++) {
    if (attempt < 100 && child.exitCode === null) {
      await sleep(50);
      continue;
    }
    await stop();
    throw new Error(`nginx does not start: ${errors}`);
  }
  return {
    tls,
    plain,
    health,
    log: () => `${errors}${readFileSync(join(folder, 'access.log'), 'utf8')}`,
    stop,
  };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
