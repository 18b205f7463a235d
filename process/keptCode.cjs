'use strict';
// What V8 made of the files of npm packages is kept from one run of a program to the next:
// compiling them is a sixth of a start. From Node 22 on Node does it itself (typescript.cjs), with
// the same two variables.
const { _cache, _extensions, _resolveFilename, _resolveLookupPaths, prototype, wrapper } =
  require('node:module').Module;
const { dirname } = require('node:path');
const { cachedDataVersionTag } = require('node:v8');
const { Script } = require('node:vm');
const { keeps, nameOf, openKept } = require('./kept.cjs');

const [BEFORE, AFTER] = wrapper;
const IMPORTS = /\bimport\s*\(/;

/** @returns a module's `_compile` that does as Node's; it may be called for CommonJS and any other */
exports.keptCode = () => {
  if (!keeps) return prototype._compile;
  // V8 takes back nothing it made under other flags: runs with other flags keep their own.
  const kept = openKept(`${cachedDataVersionTag().toString(36)}.code`);

  function compiled(text, file) {
    const of = nameOf(file, text);
    const cachedData = kept.get(of);
    const options = { filename: file, columnOffset: -BEFORE.length, cachedData };
    const script = new Script(BEFORE + text + AFTER, options);
    const isNew = cachedData === undefined || script.cachedDataRejected;
    kept.keep(of, () => script.createCachedData(), isNew);
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
