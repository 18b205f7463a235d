/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Threads and child processes run built code.
  globalSetup: '<rootDir>/tests/globalSetup.mjs',
  modulePathIgnorePatterns: ['<rootDir>/build', '<rootDir>/packages/[^/]+/build'],
  // Packages of this repository are tested from their sources.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/{tests,packages/*/tests}/**/*.test.ts'],
  transform: {
    '^.+\\.m?[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // jose ships ES modules only; jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  setupFilesAfterEnv: ['<rootDir>/tests/setup.ts'],
  reporters: ['default', '<rootDir>/tests/support/summaryReporter.cjs'],
  maxWorkers: '100%',
  // What test files leave in a worker adds up to the 4 GB at which V8 ends it.
  workerIdleMemoryLimit: '1.5GB',
  testTimeout: 30000,
};
