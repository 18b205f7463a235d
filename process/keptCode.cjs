'use strict';
// What V8 made of the files of npm packages is kept from one run of a program to the next:
// compiling them is a sixth of a start. From Node 22 on Node does it itself (typescript.cjs), with
// the same two variables.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { _cache, _extensions, _resolveFilename, _resolveLookupPaths, prototype, wrapper } =
  require('node:module').Module;
const { dirname, join, relative } = require('node:path');
const { deserialize, serialize } = require('node:v8');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

const ROOT = join(__dirname, '..');
const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE } = process.env;
const FOLDER = NODE_COMPILE_CACHE || join(ROOT, 'node_modules/.cache/compiled-code');
const [BEFORE, AFTER] = wrapper;
const IMPORTS = /\bimport\s*\(/;
const SUM_BYTES = 4;

/**
 * Whoever may write into the folder of the packages, or the one named, decides what runs, as ever.
 * @returns a module's `_compile` that does as Node's; it may be called for CommonJS and any other
 */
exports.keptCode = () => {
  if (NODE_DISABLE_COMPILE_CACHE || !process.argv[1]) return prototype._compile;
  const path = join(FOLDER, `${relative(ROOT, process.argv[1]).replace(/[^\w.]+/g, '-')}.code`);
  const kept = read(path);
  const scripts = new Map();
  let news = false;
  process.once('exit', () => {
    if (news) write(path, scripts);
  });

  function compiled(text, file) {
    const of = `${file} ${text.length} ${crc32(text)}`;
    const cachedData = kept.get(of);
    const options = { filename: file, columnOffset: -BEFORE.length, cachedData };
    const script = new Script(BEFORE + text + AFTER, options);
    if (cachedData === undefined || script.cachedDataRejected) news = true;
    scripts.set(of, script);
    return script.runInThisContext();
  }

  return function (text, file, format) {
    const leave = () => prototype._compile.call(this, text, file, format);
    // What imports can only be told by Node where from.
    if (format === 'module' || IMPORTS.test(text)) return leave();
    let run;
    try {
      run = compiled(text, file);
    } catch {
      // A module of the other kind that does not say so, or a fault that Node names best.
      return leave();
    }
    const { exports } = this;
    return run.call(exports, exports, requireOf(this), this, file, dirname(file));
  };
};

/** The `require` a module is given. */
function requireOf(module) {
  const own = (id) => module.require(id);
  own.resolve = (id, options) => _resolveFilename(id, module, false, options);
  own.resolve.paths = (id) => _resolveLookupPaths(id, module);
  return Object.assign(own, { main: process.mainModule, extensions: _extensions, cache: _cache });
}

/** What an earlier run kept; nothing, when there is none or it is damaged. */
function read(path) {
  try {
    const bytes = readFileSync(path);
    const content = bytes.subarray(SUM_BYTES);
    if (bytes.readUInt32LE() === crc32(content)) return deserialize(content);
  } catch {
    // The first run, or another version's file.
  }
  return new Map();
}

function write(path, scripts) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const made = [...scripts].map(([of, script]) => [of, script.createCachedData()]);
    const content = serialize(new Map(made));
    const sum = Buffer.alloc(SUM_BYTES);
    sum.writeUInt32LE(crc32(content));
    const whole = `${path}.${process.pid}`;
    writeFileSync(whole, Buffer.concat([sum, content]));
    renameSync(whole, path);
  } catch {
    // A folder that may not be written: the next start takes as long as this one.
  }
}
