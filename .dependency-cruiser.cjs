/** The layers of the architecture: HTTP → gateway → subgraph → store; schema/ is the contract. */
const { SUBGRAPH_NAMES } = require('tsx/cjs/api').require('./schema/subgraphs.ts', __filename);
const embeddedMongoRules = require('./packages/embedded-mongo/dependencyRules.cjs');
const SUBGRAPHS = SUBGRAPH_NAMES.join('|');
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'gateway-knows-no-subgraph',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(subgraphs|seed|cli)/' },
    },
    {
      // Code that decides, limits or discloses must not use the optimised representations of the
      // executor.
      name: 'raw-json-and-compiled-plans-stay-in-execution',
      severity: 'error',
      from: { path: '^gateway/', pathNot: '^gateway/(execution|reload)/' },
      to: { path: '^gateway/execution/(rawJson|compiled|pipeline)/' },
    },
    {
      name: 'security-sees-plain-values',
      severity: 'error',
      from: { path: '^gateway/(permissions|limits|errors|disclosure)/' },
      to: { path: '^gateway/execution/', pathNot: '^gateway/execution/answerValues\\.ts$' },
    },
    {
      name: 'subgraph-knows-no-other',
      severity: 'error',
      from: { path: `^subgraphs/(${SUBGRAPHS})/` },
      to: { path: `^subgraphs/(${SUBGRAPHS})/`, pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'the-framework-knows-no-subgraph',
      severity: 'error',
      from: { path: '^subgraphs/framework/' },
      to: { path: `^subgraphs/(${SUBGRAPHS})/` },
    },
    {
      name: 'subgraphs-know-no-gateway',
      severity: 'error',
      from: { path: '^subgraphs/' },
      to: { path: '^(gateway|seed|cli)/' },
    },
    {
      name: 'schema-is-the-contract',
      severity: 'error',
      from: { path: '^schema/' },
      to: { path: '^(gateway|subgraphs|seed|tests|bench|cli|process|packages)/' },
    },
    {
      name: 'process-knows-no-part-of-the-product',
      severity: 'error',
      from: { path: '^process/' },
      to: { path: '^(gateway|subgraphs|schema|seed|tests|bench|cli|packages)/' },
    },
    {
      name: 'mongoose-only-at-the-store',
      severity: 'error',
      from: {
        pathNot:
          '(/(model|store)\\.ts$)|^subgraphs/framework/(mongo|records|vault|freezing|subjectEvents)|^packages/embedded-mongo/(bench|conformance|tests)/|^seed/|^tests/|^bench/',
      },
      to: { path: 'node_modules/mongoose/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvers-ask-the-store',
      severity: 'error',
      from: { path: '/resolvers\\.ts$' },
      to: { path: '/model\\.ts$' },
    },
    {
      name: 'settings-know-no-reader',
      severity: 'error',
      from: { path: '^process/settings/' },
      to: { pathNot: '^process/|node_modules/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'nothing-needs-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'only-programs-and-tests-seed',
      severity: 'error',
      from: { pathNot: '^(seed|tests|bench|cli)/' },
      to: { path: '^seed/' },
    },
    {
      name: 'only-programs-and-tests-start-the-embedded-database',
      severity: 'error',
      from: { pathNot: '^(cli|tests|packages/embedded-mongo)/' },
      to: { path: '^packages/embedded-mongo/' },
    },
    ...embeddedMongoRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)build/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    // Packages declare in `exports` which of their files may be imported, and by whom.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'require', 'node', 'default', 'import', 'types'],
    },
  },
};
