import { Agent, request } from 'node:http';
import { hostileInputs } from './hostileInputs';

/** The configuration of a hostile caller. */
export interface HostileConfig {
  readonly url: string;
  /** Headers of its identities, which it uses in turn. */
  readonly identities: readonly Readonly<Record<string, string>>[];
  readonly organization: string;
  /** Names of its inputs, separated by commas; all of them when absent. */
  readonly inputs?: string;
}

/** The responses since the last report: input, then code, status or failure → count. */
export type HostileAnswers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Response timeout in milliseconds, and the pause when no connection is possible. */
const RESPONSE_TIMEOUT_MS = 30_000;
const PAUSE_MS = 200;
/** A loopback address of its own, so that limits by address apply to it alone. */
const OWN_ADDRESS = process.platform === 'linux' ? { localAddress: '127.0.0.2' } : {};

/**
 * A caller in a process of its own that sends hostile inputs in a loop while it is active: one at a
 * time, each with every identity. The messages `go`, `rest` and `answers` control it.
 */
function main(): void {
  const config = JSON.parse(process.argv[2] ?? '') as HostileConfig;
  const inputs = hostileInputs(config.inputs);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const counts = new Map<string, Map<string, number>>();
  let active = false;
  let serial = 0;

  function send(body: string, identity: Readonly<Record<string, string>>): Promise<string> {
    return new Promise((resolve) => {
      const sent = request(
        config.url,
        {
          method: 'POST',
          agent,
          timeout: RESPONSE_TIMEOUT_MS,
          headers: { 'content-type': 'application/json', ...identity },
          ...OWN_ADDRESS,
        },
        (response) => {
          // A response may have many megabytes: its first part suffices to classify it.
          let beginning = '';
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (beginning.length < 2000) beginning += chunk.toString('utf8');
          });
          response.on('end', () => resolve(nameOf(response.statusCode, beginning, bytes)));
          response.on('error', () => resolve('response aborted'));
        },
      );
      sent.on('timeout', () => {
        sent.destroy();
        resolve('response timeout');
      });
      sent.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'connection failed'));
      sent.end(body);
    });
  }

  async function loop(): Promise<void> {
    for (; process.connected; serial++) {
      if (!active) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        continue;
      }
      const input = inputs[serial % inputs.length]!;
      const identity =
        config.identities[Math.floor(serial / inputs.length) % config.identities.length]!;
      const { organization } = config;
      const answer = await send(input.body({ serial, organization }), identity);
      const of = counts.get(input.name) ?? new Map<string, number>();
      counts.set(input.name, of.set(answer, (of.get(answer) ?? 0) + 1));
      if (/^E[A-Z]+$/.test(answer)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  process.on('message', (message) => {
    if (message === 'go') active = true;
    if (message === 'rest') active = false;
    if (message !== 'answers') return;
    const report = Object.fromEntries(
      [...counts].map(([name, of]) => [name, Object.fromEntries(of)]),
    );
    counts.clear();
    process.send!(report satisfies HostileAnswers);
  });
  process.once('disconnect', () => process.exit());
  process.send!('ready');
  void loop();
}

/** The error codes of a response, or a description of it. */
function nameOf(status: number | undefined, beginning: string, bytes: number): string {
  const code = /"code":"(\w+)"/.exec(beginning)?.[1];
  const size = bytes > 1_000_000 ? `, ${Math.round(bytes / 1_000_000)} MB` : '';
  return `${code ?? (beginning.startsWith('{"data"') ? 'answered' : 'not GraphQL')} ${status ?? ''}${size}`;
}

main();
