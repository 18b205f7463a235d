// Compiles the TypeScript of the product to build/, file by file, without bundling, so that stack
// traces, profiles and threads name the source files; and bundles the pages in console/.
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folders with programs. An image contains fewer of them. */
export const FOLDERS = [
  'bench',
  'cli',
  'gateway',
  'process',
  'schema',
  'seed',
  'subgraphs',
  'tests',
];

/** Folders of a package in packages/; each package has its own build/ folder. */
const PACKAGE_FOLDERS = ['src', 'bench', 'conformance'];

/** File in a build that lists the names, sizes and times of its sources. */
const STAMP = 'sources.json';

const SOURCE = /\.(?:ts|graphql|json|cjs)$/;
const EXCLUDED_FILES = /\.(?:test|d)\.ts$/;

/** Sources of the pages in console/, each a folder with `main.mjs`. */
const PAGE_SOURCE = /\.(?:mjs|css)$/;
/** Packages of the pages. Images do not have them, and so no pages. */
const PAGE_PACKAGES = ['graphiql', 'react', 'react-dom'];

/**
 * Replaces a module's exports by plain values after the module has run. esbuild exports getters,
 * which cost 5 ns per access and keep V8 from inlining across files. The tree has no import cycle
 * and never assigns an export later, so the values are final.
 */
const PLAIN_EXPORTS =
  "module.exports = Object.defineProperty({ ...module.exports }, '__esModule', { value: true });";

/**
 * Builds the whole tree and its packages. A failed build leaves the previous one unchanged.
 * @returns the number of files built, 0 when `ifChanged` is set and nothing has changed
 * @throws esbuild's failure, which names file, line and fault
 */
export async function buildTree({ ifChanged = false } = {}) {
  const units = [
    { root: ROOT, folders: FOLDERS },
    ...entriesOf(join(ROOT, 'packages')).map(({ name }) => ({
      root: join(ROOT, 'packages', name),
      folders: PACKAGE_FOLDERS,
    })),
  ];
  let count = 0;
  for (const { root, folders } of units) {
    const files = folders.flatMap((folder) => filesBelow(root, folder)).sort();
    count += await buildUnit(root, files, PROGRAM_OPTIONS, ifChanged);
  }
  return count + (await buildPages(ifChanged));
}

const PROGRAM_OPTIONS = {
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  loader: { '.graphql': 'copy', '.json': 'copy', '.cjs': 'copy' },
  footer: { js: PLAIN_EXPORTS },
};

/** Bundles each page of console/ with its packages into one script and one style sheet. */
async function buildPages(ifChanged) {
  const root = join(ROOT, 'console');
  const pages = entriesOf(root).filter((one) => one.isDirectory() && one.name !== 'build');
  const packages = PAGE_PACKAGES.map((name) => `../node_modules/${name}/package.json`);
  if (pages.length === 0 || !packages.every((file) => existsSync(join(root, file)))) return 0;
  const files = pages.flatMap(({ name }) => filesBelow(root, name, PAGE_SOURCE)).sort();
  const entries = files.filter((file) => file.endsWith('/main.mjs'));
  return buildUnit(root, entries, PAGE_OPTIONS, ifChanged, [...files, ...packages]);
}

const PAGE_OPTIONS = {
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl' },
};

/**
 * Builds entry points into the folder `build` of their root.
 * @param sources the files whose change makes a new build necessary
 */
async function buildUnit(root, entryPoints, options, ifChanged, sources = entryPoints) {
  if (entryPoints.length === 0) return 0;
  const output = join(root, 'build');
  const stamp = JSON.stringify(sources.map((file) => [file, ...sizeAndTime(join(root, file))]));
  if (ifChanged && textOf(join(output, STAMP)) === stamp) return 0;
  const fresh = `${output}.${process.pid}`;
  // A start rarely has to build, and loading esbuild would delay each.
  const { build } = await import('esbuild');
  try {
    await build({
      absWorkingDir: root,
      entryPoints,
      outbase: '.',
      outdir: fresh,
      tsconfigRaw: {},
      logLevel: 'silent',
      ...options,
    });
    writeFileSync(join(fresh, STAMP), stamp);
    replace(output, fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return entryPoints.length;
}

/** Replaces the previous build with a finished one, also while other processes do the same. */
function replace(output, fresh) {
  const previous = `${fresh}.previous`;
  do {
    tryMove(output, previous, ['ENOENT']);
    rmSync(previous, { recursive: true, force: true });
    // Another process may have moved its build there in between.
  } while (!tryMove(fresh, output, ['ENOTEMPTY', 'EEXIST']));
}

/** Renames a folder. @returns false when that fails with one of the codes */
function tryMove(from, to, codes) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
    return false;
  }
}

/** Files below a folder that are compiled or copied, by path from the root. */
function filesBelow(root, folder, source = SOURCE) {
  return entriesOf(join(root, folder)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, path, source);
    return source.test(path) && !EXCLUDED_FILES.test(path) ? [path] : [];
  });
}

/** The entries of a folder; none when it does not exist, as in an image. */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function sizeAndTime(file) {
  const { size, mtimeMs } = statSync(file);
  return [size, mtimeMs];
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // There is no previous build.
    return undefined;
  }
}

const HELP = `Compiles the TypeScript of the product to build/, with source maps.

  npm run build [-- --if-changed]

  --if-changed   does nothing if no source has changed since the last build
  --help         this text
`;

/** Builds like `buildTree` and reports it. @returns false after a fault, with the exit code set */
export async function buildAndReport(options) {
  try {
    const count = await buildTree(options);
    if (count > 0) process.stdout.write(`Built ${count} files.\n`);
    return true;
  } catch (error) {
    process.stderr.write(`build: ${error.message}\n`);
    process.exitCode = 1;
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--help')) process.stdout.write(HELP);
  else await buildAndReport({ ifChanged: process.argv.includes('--if-changed') });
}
