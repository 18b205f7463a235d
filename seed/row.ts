import type { SubgraphName } from '../schema/sdl';

/** One document of the world and where it belongs. */
export interface Row {
  readonly subgraph: SubgraphName;
  readonly collection: string;
  readonly document: { readonly _id: string };
}

/** Documents of one collection as rows. */
export function* rows(
  subgraph: SubgraphName,
  collection: string,
  documents: Iterable<Row['document']>,
): Generator<Row> {
  for (const document of documents) yield { subgraph, collection, document };
}
