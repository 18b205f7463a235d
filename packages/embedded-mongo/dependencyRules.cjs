'use strict';
// The boundary of the package and its layers, as rules for dependency-cruiser.

const PACKAGE = '^packages/embedded-mongo/';
const SRC = `${PACKAGE}src/`;

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
  {
    name: 'embedded-mongo-has-one-entry',
    severity: 'error',
    from: { pathNot: PACKAGE },
    to: { path: PACKAGE, pathNot: `${SRC}index\\.ts$` },
  },
  {
    name: 'embedded-mongo-knows-no-product',
    severity: 'error',
    from: { path: PACKAGE },
    to: { pathNot: `${PACKAGE}|node_modules/`, dependencyTypesNot: ['core'] },
  },
  {
    name: 'embedded-mongo-needs-no-tests',
    severity: 'error',
    from: { path: SRC },
    to: { path: `${PACKAGE}(bench|conformance|tests)/` },
  },
  ...noClimbing,
  {
    name: 'embedded-mongo-every-folder-is-a-layer',
    severity: 'error',
    from: {},
    to: { path: SRC, pathNot: `${SRC}(index\\.ts$|(${LAYERS.join('|')})/)` },
  },
];
