'use strict';
// Run before a program (`node -r`): its TypeScript is translated as it is loaded. What npm has
// installed is JavaScript already; the translator would search each of its files for other module
// syntax and Node read its source maps, which together is a fifth of a start.
const node = require('node:module');
const { keptCode } = require('./keptCode.cjs');
const { loadLate } = require('./latePackages.cjs');

const loaders = node._extensions;
const load = loaders['.js'];
require('tsx/cjs');
loadLate();
node.enableCompileCache?.();
const compile = node.enableCompileCache ? node.prototype._compile : keptCode();
loaders['.js'] = (module, file) => {
  process.setSourceMapsEnabled(false);
  module._compile = compile;
  try {
    load(module, file);
  } finally {
    delete module._compile;
    process.setSourceMapsEnabled(true);
  }
};
