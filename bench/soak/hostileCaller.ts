import { Agent, request } from 'node:http';
import { hostileInputs } from './hostileInputs';

/** What a hostile caller is told when it starts. */
export interface HostileOrders {
  readonly url: string;
  /** Headers of the identities it takes in turn. */
  readonly identities: readonly Readonly<Record<string, string>>[];
  readonly organization: string;
  /** Names of its inputs, separated by commas; all of them when absent. */
  readonly inputs?: string;
}

/** What it was answered since it was last asked: input, then code, status or failure → how often. */
export type HostileAnswers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Milliseconds it waits for an answer, and rests when none can be had. */
const PATIENCE = 30_000;
const REST = 200;
/** An address of its own on the loopback network, so that limits by address tell it from others. */
const OWN_ADDRESS = process.platform === 'linux' ? { localAddress: '127.0.0.2' } : {};

/**
 * A caller, in a process of its own, that sends hostile inputs in a loop while it is told to: one
 * at a time, each as every identity. The messages `go`, `rest` and `answers` steer it.
 */
function main(): void {
  const orders = JSON.parse(process.argv[2] ?? '') as HostileOrders;
  const inputs = hostileInputs(orders.inputs);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const counts = new Map<string, Map<string, number>>();
  let going = false;
  let serial = 0;

  function send(body: string, identity: Readonly<Record<string, string>>): Promise<string> {
    return new Promise((resolve) => {
      const sent = request(
        orders.url,
        {
          method: 'POST',
          agent,
          timeout: PATIENCE,
          headers: { 'content-type': 'application/json', ...identity },
          ...OWN_ADDRESS,
        },
        (response) => {
          // An answer may be of many megabytes: its beginning tells what it is.
          let beginning = '';
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (beginning.length < 2000) beginning += chunk.toString('utf8');
          });
          response.on('end', () => resolve(nameOf(response.statusCode, beginning, bytes)));
          response.on('error', () => resolve('answer cut off'));
        },
      );
      sent.on('timeout', () => {
        sent.destroy();
        resolve('no answer in time');
      });
      sent.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'connection failed'));
      sent.end(body);
    });
  }

  async function loop(): Promise<void> {
    for (; process.connected; serial++) {
      if (!going) {
        await new Promise((resolve) => setTimeout(resolve, REST));
        continue;
      }
      const input = inputs[serial % inputs.length]!;
      const identity =
        orders.identities[Math.floor(serial / inputs.length) % orders.identities.length]!;
      const { organization } = orders;
      const answer = await send(input.body({ serial, organization }), identity);
      const of = counts.get(input.name) ?? new Map<string, number>();
      counts.set(input.name, of.set(answer, (of.get(answer) ?? 0) + 1));
      if (/^E[A-Z]+$/.test(answer)) await new Promise((resolve) => setTimeout(resolve, REST));
    }
  }

  process.on('message', (message) => {
    if (message === 'go') going = true;
    if (message === 'rest') going = false;
    if (message !== 'answers') return;
    const told = Object.fromEntries(
      [...counts].map(([name, of]) => [name, Object.fromEntries(of)]),
    );
    counts.clear();
    process.send!(told satisfies HostileAnswers);
  });
  process.once('disconnect', () => process.exit());
  process.send!('ready');
  void loop();
}

/** The codes of an answer's errors, or what else it is. */
function nameOf(status: number | undefined, beginning: string, bytes: number): string {
  const code = /"code":"(\w+)"/.exec(beginning)?.[1];
  const size = bytes > 1_000_000 ? `, ${Math.round(bytes / 1_000_000)} MB` : '';
  return `${code ?? (beginning.startsWith('{"data"') ? 'answered' : 'no GraphQL')} ${status ?? ''}${size}`;
}

main();
