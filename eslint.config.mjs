import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: ['node_modules', '**/build', '.data', 'coverage', 'schema/generated', 'deploy/*.js'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      // Configuration is read once, in the config files, and validated as a whole.
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read the environment in a config.ts only.',
        },
      ],
    },
  },
  {
    // Programs that run before anything is built.
    files: ['**/*.cjs', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false, program: null, project: false },
      globals: Object.fromEntries(
        ['process', 'require', 'module', '__dirname', '__filename', 'setTimeout', 'clearTimeout']
          .concat(['setInterval', 'Buffer', 'URL', 'console'])
          .map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/no-require-imports': 'off',
      'no-restricted-exports': 'off',
      'no-restricted-properties': 'off',
    },
  },
  {
    // Scripts of pages.
    files: ['console/**/*.mjs', 'tests/e2e/browser/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'fetch', 'location', 'sessionStorage'].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['gateway/**', 'subgraphs/**', 'schema/**', 'seed/**', 'cli/**'],
    ignores: [
      'gateway/execution/apolloInternals.ts',
      'subgraphs/framework/{apolloInternals,graphqlInternals}.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@apollo/[^/]+/dist/',
              message:
                'Import private parts of Apollo in gateway/execution/apolloInternals.ts or subgraphs/framework/apolloInternals.ts only.',
            },
            {
              regex: '^graphql/',
              message:
                'Import private parts of graphql-js in gateway/execution/apolloInternals.ts or subgraphs/framework/graphqlInternals.ts only.',
            },
          ],
        },
      ],
    },
  },
  {
    // Files longer than 250 lines, because each is one table of MongoDB's language: a keyword, stage,
    // option or operator is a few lines, and readers look for it in one place.
    files: [
      'packages/embedded-mongo/src/commands/ddl.ts',
      'packages/embedded-mongo/src/expressions/{accumulators,arithmetic,arrays,dates,strings}.ts',
      'packages/embedded-mongo/src/pipeline/streamStages.ts',
      'packages/embedded-mongo/src/query/fieldTest.ts',
      'packages/embedded-mongo/src/validator/jsonSchema.ts',
      'packages/embedded-mongo/src/values/keyEncoding.ts',
      'packages/embedded-mongo/conformance/cases/*.ts',
    ],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    // Checks a Mongoose schema against the type of the row it stores: `new Schema<Row>(…)`.
    files: ['subgraphs/**', 'seed/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression[typeAnnotation.typeName.name="Schema"]',
          message: 'Write new Schema<Row>(…): a cast hides a field that the row does not have.',
        },
      ],
    },
  },
  {
    // The only code that may read the environment, and programs that print to the terminal.
    files: ['**/config.ts', '{,packages/*/}tests/**', 'bench/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['{,packages/*/}tests/**'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect*'] }],
      'jest/no-conditional-expect': 'off',
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      // Responses in tests have many shapes; each test asserts the shape that it expects.
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
);
