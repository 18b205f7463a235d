import type { ReceiptSource } from '../../../schema/receipts';
import { SUBGRAPHS } from '../../../schema/subgraphs';
import { httpReceipts, type ReceiptCalls } from './httpReceipts';

/**
 * The receipts of all subgraphs, for the process of one of them: its own directly, and those of the
 * others over HTTP.
 * @param urls of their GraphQL endpoints; without one, the port of the list of subgraphs
 */
export function receiptSources(
  own: { readonly name: string; readonly receipts: ReceiptSource },
  urls: Readonly<Record<string, string>>,
  calls: ReceiptCalls,
): ReceiptSource[] {
  return SUBGRAPHS.map(({ name, port }) =>
    name === own.name
      ? own.receipts
      : httpReceipts(name, urls[name] ?? `http://127.0.0.1:${port}/graphql`, calls),
  );
}
