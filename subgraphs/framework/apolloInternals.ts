import { version } from '@apollo/subgraph/package.json';

// The only module of the subgraphs that imports private paths of Apollo (eslint.config.mjs), so
// that a new version of @apollo/subgraph has to be checked only here.
export { addResolversToSchema } from '@apollo/subgraph/dist/schema-helper';
export { entitiesResolver } from '@apollo/subgraph/dist/types';

const WRITTEN_FOR = '2.14.4';

if (version !== WRITTEN_FOR)
  throw new Error(
    `The subgraphs rely on private parts of @apollo/subgraph ${WRITTEN_FOR}, but ${version} is installed. Run npm ci to install ${WRITTEN_FOR}, or check subgraphs/framework/apolloInternals.ts against ${version}.`,
  );
