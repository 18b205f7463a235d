interface Typed {
  __typename?: unknown;
}

/**
 * Takes from fetched entities the `__typename` that only repeats their representation's. The
 * executor then keeps the type it knew. Without this an entity loses it when fields come from a
 * subgraph that knows the interface as an object (`@interfaceObject`): that subgraph is asked as
 * `Subject` and answers `Subject`, which is no type of the client's, and planner 2.14.4 asks for
 * it whenever the client wrote `__typename` beside such a field. The whole object became null.
 */
export function restoreTypenames(
  variables: Readonly<Record<string, unknown>> | undefined,
  data: Readonly<Record<string, unknown>> | null | undefined,
): void {
  const sent = variables?.['representations'];
  const received = data?.['_entities'];
  if (!Array.isArray(sent) || !Array.isArray(received)) return;
  received.forEach((entity: Typed | null, at) => {
    if (entity) restoreTypename(entity, sent[at] as Typed | undefined);
  });
}

/** The same for one entity. */
export function restoreTypename(entity: Typed, representation: Typed | undefined): void {
  if (entity.__typename !== undefined && entity.__typename === representation?.__typename)
    delete entity.__typename;
}
