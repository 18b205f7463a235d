// Translates the TypeScript of the product into build/, file by file: nothing is bundled, so that
// a stack trace, a profile and a thread name the files of the tree.
import { build } from 'esbuild';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folders with programs. An image holds fewer of them. */
export const FOLDERS = [
  'admin',
  'bench',
  'deploy',
  'gateway',
  'process',
  'schema',
  'seed',
  'start',
  'store',
  'subgraphs',
  'tests',
];

const OUTPUT = join(ROOT, 'build');
/** Names, sizes and times of the files of the last build. */
const STAMP = join(OUTPUT, 'sources.json');
const SOURCE = /\.(?:ts|graphql|json|cjs)$/;
const LEFT_OUT = /\.(?:test|d)\.ts$/;

/**
 * Replaces a module's exports by plain values once it has run. esbuild exports getters, which
 * cost 5 ns a use and keep V8 from inlining across files. The tree has no import cycle and assigns
 * no export later, so that the values are final.
 */
const PLAIN_EXPORTS =
  "module.exports = Object.defineProperty({ ...module.exports }, '__esModule', { value: true });";

/**
 * Builds the whole tree. A build that fails leaves the last one as it was.
 * @returns the number of files, 0 where `ifChanged` is set and nothing has changed
 * @throws esbuild's failure, which names file, line and fault
 */
export async function buildTree({ ifChanged = false } = {}) {
  const files = sources();
  const stamp = JSON.stringify(files.map((file) => [file, ...sizeAndTime(file)]));
  if (ifChanged && textOf(STAMP) === stamp) return 0;
  const fresh = `${OUTPUT}.${process.pid}`;
  try {
    await build({
      absWorkingDir: ROOT,
      entryPoints: files,
      outbase: '.',
      outdir: fresh,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      sourcesContent: false,
      tsconfigRaw: {},
      loader: { '.graphql': 'copy', '.json': 'copy', '.cjs': 'copy' },
      footer: { js: PLAIN_EXPORTS },
      logLevel: 'silent',
    });
    writeFileSync(join(fresh, 'sources.json'), stamp);
    replace(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return files.length;
}

/** Puts a finished build in the place of the last one. */
function replace(fresh) {
  const last = `${fresh}.last`;
  try {
    renameSync(OUTPUT, last);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  renameSync(fresh, OUTPUT);
  rmSync(last, { recursive: true, force: true });
}

/** Files to translate or copy, by path from the root. */
function sources() {
  return FOLDERS.flatMap((folder) => filesBelow(folder)).sort();
}

function filesBelow(folder) {
  let entries;
  try {
    entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return SOURCE.test(path) && !LEFT_OUT.test(path) ? [path] : [];
  });
}

function sizeAndTime(file) {
  const { size, mtimeMs } = statSync(join(ROOT, file));
  return [size, mtimeMs];
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const HELP = `Translates the TypeScript of the product into build/, with source maps.

  npm run build [-- --if-changed]

  --if-changed   does nothing where no source has changed since the last build
  --help         this text
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--help')) process.stdout.write(HELP);
  else {
    try {
      const count = await buildTree({ ifChanged: process.argv.includes('--if-changed') });
      if (count > 0) process.stdout.write(`Built ${count} files.\n`);
    } catch (error) {
      process.stderr.write(`build: ${error.message}\n`);
      process.exitCode = 1;
    }
  }
}
