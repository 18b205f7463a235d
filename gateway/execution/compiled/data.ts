/** A JSON object of a subgraph's answer, or of the client's answer while it is assembled. */
export type Data = Record<string, unknown>;
