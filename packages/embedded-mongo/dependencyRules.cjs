'use strict';
// The layers of the package, as rules for dependency-cruiser.

const SRC = '^packages/embedded-mongo/src/';

/**
 * The folders of src/ from the top down: a folder imports only from those below it, types included.
 */
const LAYERS = [
  'thread',
  'server',
  'commands',
  'engine',
  'connections',
  'sessions',
  'transactions',
  'planner',
  'storage',
  'indexes',
  'update',
  'pipeline',
  'query',
  'validator',
  'expressions',
  'regex',
  'paths',
  'protocol',
  'values',
  'base',
];

const noClimbing = LAYERS.map((layer, at) => ({
  name: `embedded-mongo-${layer}-imports-from-below`,
  severity: 'error',
  from: { path: `${SRC}${layer}/` },
  to: { path: SRC, pathNot: `${SRC}(${LAYERS.slice(at).join('|')})/` },
}));

module.exports = [
  ...noClimbing,
  {
    name: 'embedded-mongo-every-folder-is-a-layer',
    severity: 'error',
    from: {},
    to: { path: SRC, pathNot: `${SRC}(index\\.ts$|(${LAYERS.join('|')})/)` },
  },
];
