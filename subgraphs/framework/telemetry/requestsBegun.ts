let begun = 0;

/** Counts a request that a subgraph of this process begins to execute. */
export function countRequest(): void {
  begun++;
}

/** How many requests the subgraphs of this process have begun, since they share its event loop. */
export const requestsBegun = (): number => begun;
