import type { SubgraphContext } from '../context';
import { originOf } from './report';
import type { DifferenceRecord, ReconciliationRecord } from './record';
import type { RowQuestion, WithExchange } from './store';

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
      [`exchangeRowsOf${domain}`]: (_: unknown, question: RowQuestion, { stores }: Context) =>
        stores.exchange.rows(question),
      [`exchangeDifferencesOf${domain}`]: (
        _: unknown,
        { from, to }: { readonly from: string; readonly to: string },
        { stores }: Context,
      ) => stores.exchange.differences(from, to),
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
