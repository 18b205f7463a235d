import type { GraphQLDataSource } from '@apollo/gateway';
import type { SubgraphRequest } from '../../schema/subgraphCall';

/** The options of Apollo's data sources, and members that only ours accept. */
export type ReadingOptions<Context extends object = Record<string, unknown>> = Parameters<
  GraphQLDataSource<Context>['process']
>[0] & {
  /** The reader of the answer. */
  readonly reader?: SubgraphRequest['reader'];
  /** Whether the caller places the errors of entities in lists of several types itself. */
  readonly placesErrors?: boolean;
};
