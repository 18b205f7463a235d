import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../context';
import { connectionSelection } from '../selection';
import type { DifferenceQuestion, RowQuestion } from './lists';
import { originOf } from './report';
import type { DifferenceRecord, ReconciliationRecord } from './record';
import type { WithExchange } from './store';

type Context = SubgraphContext<WithExchange>;

/**
 * The root fields of a subgraph about the exchange of its records with the city.
 * @param domain part of the field names: `exchangeOf<Domain>`
 */
export function exchangeResolvers(domain: string): Record<string, Record<string, unknown>> {
  const source = ({ feed }: ReconciliationRecord | DifferenceRecord) => originOf(feed);
  return {
    Query: {
      [`exchangeOf${domain}`]: (_: unknown, _args: unknown, { stores }: Context) =>
        stores.exchange.report(),
      [`exchangeRowsOf${domain}`]: (
        _: unknown,
        question: RowQuestion,
        { stores }: Context,
        info: GraphQLResolveInfo,
      ) => stores.exchange.rows(question, connectionSelection(info)),
      [`exchangeDifferencesOf${domain}`]: (
        _: unknown,
        question: DifferenceQuestion,
        { stores }: Context,
        info: GraphQLResolveInfo,
      ) => stores.exchange.differences(question, connectionSelection(info)),
    },
    Mutation: {
      [`resend${domain}Record`]: (
        _: unknown,
        { type, recordId, key }: { type: string; recordId: string; key: string },
        { stores }: Context,
      ) => stores.exchange.resend(type, recordId, key),
    },
    ExchangeReconciliation: { source },
    ExchangeDifference: { source },
  };
}
