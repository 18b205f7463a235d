const { readFileSync, statSync } = require('node:fs');
const { sep } = require('node:path');
const { Script } = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');

/** The files that this worker has read, with the state of the file at that time. */
const read = new Map();

/** The compiled modules of this worker, by file. */
const compiled = new Map();

/** A file's bytes, which are read again only after the file has changed. */
function bytesOf(filename) {
  const { mtimeMs, size } = statSync(filename);
  const known = read.get(filename);
  if (known?.mtimeMs === mtimeMs && known.size === size) return known;
  const bytes = readFileSync(filename);
  const entry = { mtimeMs, size, bytes, text: bytes.toString() };
  read.set(filename, entry);
  return entry;
}

const isOfPackage = (filename) => filename.includes(`${sep}node_modules${sep}`);

/**
 * Jest's runtime, with less work per test file. It runs in the global object of the worker
 * (environment.cjs).
 *
 * - Node itself loads the packages in node_modules, once per worker. Otherwise each test file would
 *   evaluate some 1,500 modules anew, and V8 would optimise GraphQL, Apollo and the database driver
 *   anew.
 * - Each module of the repository is read and compiled once per worker. A test file still evaluates
 *   all of them anew, so it shares no state of the product with others.
 */
module.exports = class Runtime extends JestRuntime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    const { executor, fileCache } = this;
    fileCache.readFileBuffer = (filename) => bytesOf(filename).bytes;
    fileCache.readFile = (filename) => fileCache.strings.get(filename) ?? bytesOf(filename).text;

    const compile = executor.compile.bind(executor);
    const head = `(function (${executor.injectedModuleParameters.join(',')}) {`;
    executor.compile = (source, filename) => {
      if (environment.getVmContext() === null) return null;
      let entry = compiled.get(filename);
      if (entry?.source !== source) {
        try {
          const options = { filename, columnOffset: -head.length };
          entry = { source, script: new Script(`${head}${source}\n})`, options) };
        } catch {
          // Jest explains the syntax error.
          return compile(source, filename);
        }
        compiled.set(filename, entry);
      }
      return entry.script.runInThisContext();
    };
  }

  requireModule(from, moduleName, options, isRequireActual) {
    const isOwn = options?.isInternalModule || this._resolution.isCoreModule(moduleName ?? from);
    const filename = isOwn ? undefined : this._resolution.resolveCjs(from, moduleName);
    if (filename !== undefined && isOfPackage(filename)) return require(filename);
    return super.requireModule(from, moduleName, options, isRequireActual);
  }
};
