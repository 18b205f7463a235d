'use strict';
// Run before a program (`node -r`): its TypeScript is translated as it is loaded. What npm has
// installed is JavaScript already; Node would read the source maps of each of its files, which is
// a good part of a start.
const node = require('node:module');
const { keptCode } = require('./keptCode.cjs');
const { loadLate } = require('./latePackages.cjs');
const { translateTypeScript } = require('./translate.cjs');

const loaders = node._extensions;
const load = loaders['.js'];
translateTypeScript();
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
