import type { GraphQLDataSource } from '@apollo/gateway';
import type { SubgraphRequest } from '../../schema/subgraphCall';

/** The options of Apollo's data sources, and the reader of the answer that only ours accept. */
export type ReadingOptions<Context extends object = Record<string, unknown>> = Parameters<
  GraphQLDataSource<Context>['process']
>[0] &
  Pick<SubgraphRequest, 'reader'>;
