import type { SubgraphName } from '../schema/sdl';

/** One document of the world and where it belongs. */
export interface Row {
  readonly subgraph: SubgraphName;
  readonly collection: string;
  readonly document: { readonly _id: string };
}
