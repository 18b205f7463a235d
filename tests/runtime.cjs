const { readFileSync, statSync } = require('node:fs');
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

/**
 * Jest's runtime, which reads and compiles each module once per worker instead of once per test
 * file. A test file still evaluates all its modules in a context of its own, so it shares no state
 * with others. V8 keeps the functions that it has compiled lazily, which saves a third of the time of
 * loading modules: 0.3 s of CPU for a file that starts a gateway.
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
      const context = environment.getVmContext();
      if (context === null) return null;
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
      return entry.script.runInContext(context);
    };
  }
};
