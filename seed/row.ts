import type { SubgraphName } from '../schema/sdl';
import type { CreditRecord } from '../subgraphs/framework/records/record';
import { RECORDS } from '../subgraphs/framework/records/recordModels';

/** One document of the dataset and its collection. */
export interface Row {
  readonly subgraph: SubgraphName;
  readonly collection: string;
  readonly document: { readonly _id: string; readonly type?: string };
  /** The kind of record, if it is one. */
  readonly type?: string;
}

/** The key by which rows are counted and batched: the kind, or else the collection. */
export function kindOf({ subgraph, collection, type }: Row): string {
  return `${subgraph}.${type ?? collection}`;
}

/** Documents of one collection as rows. */
export function* rows(
  subgraph: SubgraphName,
  collection: string,
  documents: Iterable<Row['document']>,
): Generator<Row> {
  for (const document of documents) yield { subgraph, collection, document };
}

/** Records of one kind as rows. */
export function* recordRows(
  subgraph: SubgraphName,
  type: string,
  records: Iterable<CreditRecord>,
): Generator<Row> {
  for (const record of records)
    yield { subgraph, collection: RECORDS, type, document: { ...record, type } };
}
