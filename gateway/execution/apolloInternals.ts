import { GraphQLDataSourceRequestKind } from '@apollo/gateway/dist/datasources/types';
import { assertApolloVersions } from './apolloVersions';

// Only this module imports private paths of Apollo (eslint.config.mjs): a new version of a package
// is checked here only. The paths load a few modules, the whole of @apollo/gateway loads 700: an
// exporter of metrics, detectors of cloud providers, HTTP clients.
export { applyRewrites, isObjectOfType } from '@apollo/gateway/dist/dataRewrites';
export { buildOperationContext } from '@apollo/gateway/dist/operationContext';
export { computeResponse } from '@apollo/gateway/dist/resultShaping';
export { addExtensions } from '@apollo/gateway/dist/schema-helper/addExtensions';
export { deepMerge } from '@apollo/gateway/dist/utilities/deepMerge';

assertApolloVersions();

/** The kind of a data source request that belongs to a client's operation. */
export const { INCOMING_OPERATION } = GraphQLDataSourceRequestKind;
