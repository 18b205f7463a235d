'use strict';
// Run before a program (`node -r`): its TypeScript is translated as it is loaded. What npm has
// installed is JavaScript already; the translator would search each of its files for other module
// syntax and Node read its source maps, which together is a fifth of a start.
const { _extensions: loaders } = require('node:module');

const load = loaders['.js'];
require('tsx/cjs');
loaders['.js'] = (module, file) => {
  process.setSourceMapsEnabled(false);
  try {
    load(module, file);
  } finally {
    process.setSourceMapsEnabled(true);
  }
};
