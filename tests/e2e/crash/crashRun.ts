import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readLog, unlogged, usesOf } from './check';
import { startLoad } from './load';
import { demoOf, manyProcesses, oneProcess, type CrashProduct } from './product';
import { questionsOn, tokenOf } from './questions';

/** The result of a run. */
export interface CrashReport {
  /** Kills by process. */
  readonly kills: Readonly<Record<string, number>>;
  /** Answers with guarded data. */
  readonly answers: number;
  /** Requests without such an answer: in progress at a kill, or sent before the restart. */
  readonly lost: number;
  /** Requests in the log. */
  readonly logged: number;
  /** Answers whose disclosure is not logged. It must be 0. */
  readonly unlogged: number;
  /** Answers to the bank under its consent, and how often the consent was counted. */
  readonly answeredUses: number;
  readonly countedUses: number;
}

export interface CrashOptions {
  readonly kills: number;
  readonly processes: 'one' | 'many';
  /** Chooses the moments of the kills. */
  readonly random?: () => number;
  readonly onKill?: (done: number, name: string) => void;
}

const CLIENTS = 8;
/** Load before a kill: shortest and longest, in milliseconds. */
const EARLIEST_KILL_MS = 30;
const LATEST_KILL_MS = 2500;

/**
 * Runs the product as real processes under load, and repeatedly kills one of them with SIGKILL. At
 * the end everything is restarted, and each answer that a client received is compared with the log.
 */
export async function crashRun({
  kills,
  processes,
  random = Math.random,
  onKill,
}: CrashOptions): Promise<CrashReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-crash-'));
  let product = await oneProcess(dataDir);
  const killed: Record<string, number> = {};
  try {
    await startAll(product);
    if (processes === 'many') {
      await stopAll(product);
      product = await manyProcesses(dataDir);
      await startAll(product);
    }
    const [url] = product.urls;
    const questions = await questionsOn(url, dataDir);
    const load = startLoad(product.urls, questions, { clients: CLIENTS });
    for (let kill = 0; kill < kills; kill++) {
      await wait(EARLIEST_KILL_MS + random() * (LATEST_KILL_MS - EARLIEST_KILL_MS));
      const victim = product.killable[Math.floor(random() * product.killable.length)]!;
      await victim.kill();
      killed[victim.name] = (killed[victim.name] ?? 0) + 1;
      onKill?.(kill + 1, victim.name);
      await victim.start();
    }
    await wait(LATEST_KILL_MS);
    await load.stop();
    // Restart once more, so that only what is on the disk is read.
    for (const service of product.services.toReversed()) await service.kill();
    await startAll(product);
    const { person } = await demoOf(dataDir);
    const logged = await readLog(url, await tokenOf(dataDir, 'auditor'), person);
    const bank = questions.find(({ kind }) => kind === 'bank')!;
    return {
      kills: killed,
      answers: load.received.length,
      lost: load.lost,
      logged: logged.size,
      unlogged: unlogged(load.received, logged).length,
      answeredUses: load.received.filter(({ question }) => question === bank).length,
      countedUses: await usesOf(url, bank.token, bank.consent!),
    };
  } finally {
    await stopAll(product);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startAll({ services }: CrashProduct): Promise<void> {
  for (const service of services) await service.start();
}

async function stopAll({ services }: CrashProduct): Promise<void> {
  for (const service of services.toReversed()) await service.stop();
}
