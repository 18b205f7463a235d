import type { ApolloServerOptionsWithGateway } from '@apollo/server';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/** The type of the executor that ApolloGateway returns to Apollo Server. */
export type StockExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
