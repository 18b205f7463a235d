import type { InProcessSubgraph, SubgraphResponse } from '../../schema/subgraphCall';
import type { Viewer } from '../../schema/viewer';
import { nobody } from './viewers';

/** Sends a subgraph one operation as a viewer; a case passes only what it tests. */
export function ask(
  subgraph: InProcessSubgraph,
  query: string,
  variables: Record<string, unknown> = {},
  viewer: Viewer = nobody,
): Promise<SubgraphResponse> {
  return subgraph.execute({ query, variables }, { viewer, requestId: 'test' });
}

/** The codes of a response's errors, in order. */
export function codes(response: SubgraphResponse): unknown[] {
  return (response.errors ?? []).map((error) => error.extensions?.['code']);
}
