/** A JSON object of a subgraph's answer, or of the answer that is being put together. */
export type Data = Record<string, unknown>;
