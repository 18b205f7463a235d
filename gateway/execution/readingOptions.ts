import type { GraphQLDataSource } from '@apollo/gateway';
import type { SubgraphRequest } from '../../schema/subgraphCall';

/** What a data source of ours is told of a fetch, beyond what every data source is told. */
export type ReadingOptions<Context extends object = Record<string, unknown>> = Parameters<
  GraphQLDataSource<Context>['process']
>[0] &
  Pick<SubgraphRequest, 'reader'>;
