/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/tests/environment.cjs',
  // Threads and child processes run built code.
  globalSetup: '<rootDir>/tests/globalSetup.mjs',
  globalTeardown: '<rootDir>/tests/globalTeardown.mjs',
  modulePathIgnorePatterns: ['<rootDir>/build', '<rootDir>/packages/[^/]+/build'],
  // Tests of this repository's packages use their sources.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  runtime: '<rootDir>/tests/runtime.cjs',
  testMatch: ['<rootDir>/{tests,packages/*/tests}/**/*.test.ts'],
  transform: {
    '^.+\\.m?[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/tests/setup.ts'],
  reporters: ['default', '<rootDir>/tests/support/summaryReporter.cjs'],
  maxWorkers: '100%',
  // Memory that test files leave in a worker accumulates up to V8's limit of 4 GB.
  workerIdleMemoryLimit: '1.5GB',
  testTimeout: 30000,
};
