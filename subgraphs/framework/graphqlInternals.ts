import { version } from 'graphql';

// The only module of the subgraphs that imports private graphql-js paths (eslint.config.mjs), so
// that a new version of graphql-js has to be checked only here.
export { collectFields, collectSubfields } from 'graphql/execution/collectFields';
export { getFieldDef } from 'graphql/execution/execute';
export { inspect } from 'graphql/jsutils/inspect';
export { isIterableObject } from 'graphql/jsutils/isIterableObject';
export { isPromise } from 'graphql/jsutils/isPromise';
export { pathToArray, type Path } from 'graphql/jsutils/Path';

const WRITTEN_FOR = '16.15.0';

if (version !== WRITTEN_FOR)
  throw new Error(
    `The subgraphs rely on private parts of graphql ${WRITTEN_FOR}, but ${version} is installed. Run npm ci to install ${WRITTEN_FOR}, or check subgraphs/framework/graphqlInternals.ts against ${version}.`,
  );
