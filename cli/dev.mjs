// Runs the product in one process and restarts it when a source changes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { buildTree, FOLDERS, ROOT } from './build.mjs';

const HELP = `Runs the product and restarts it when a source changes.

  npm run dev

It reads the settings of \`npm start\`. A change that does not compile leaves the product
running unchanged.
`;

/**
 * npm forwards a signal only to the shell that it starts, and that shell does not forward it to
 * this program.
 */
const PARENT = process.ppid;
const PARENT_CHECK_MS = 300;

/** Editors write a file in several steps, and generators write many files. */
const QUIET_MS = 150;
const WATCHED = [...FOLDERS.filter((folder) => !['bench', 'tests'].includes(folder)), 'packages'];

/** The arguments of Node in the script `start`. */
const [, ...PROGRAM] = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
).scripts.start.split(' ');

let child;
let timer;
let stopping = false;
/** The queue that runs restarts one after the other. */
let work = Promise.resolve();

function start() {
  child = spawn(process.execPath, PROGRAM, { cwd: ROOT, stdio: 'inherit' });
}

async function stop() {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Builds what has changed. @returns the number of files built, undefined after a fault */
async function rebuild() {
  try {
    return await buildTree({ ifChanged: true });
  } catch (error) {
    process.stderr.write(`dev: ${error.message}\n`);
    return undefined;
  }
}

async function restart() {
  if (stopping || !(await rebuild())) return;
  process.stdout.write('A source has changed: restarting.\n');
  await stop();
  if (!stopping) start();
}

function changed() {
  clearTimeout(timer);
  timer = setTimeout(() => (work = work.then(restart)), QUIET_MS);
}

async function end() {
  if (stopping) return;
  stopping = true;
  clearTimeout(timer);
  await stop();
  process.exit(0);
}

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const count = await rebuild();
  for (const folder of WATCHED) watch(join(ROOT, folder), { recursive: true }, changed);
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (process.env.npm_lifecycle_event !== undefined)
    setInterval(() => process.ppid === PARENT || end(), PARENT_CHECK_MS).unref();
  // After a fault the next change starts it.
  if (count !== undefined) start();
}
