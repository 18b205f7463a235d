import type { ApolloServerOptionsWithGateway } from '@apollo/server';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/** An executor as Apollo's gateway gives one to its server. */
export type StockExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
