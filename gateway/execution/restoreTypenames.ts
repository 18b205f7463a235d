interface Typed {
  __typename?: unknown;
}

/**
 * Deletes the `__typename` of each fetched entity that only repeats the `__typename` of its
 * representation; the executor then keeps the type that it already has. Otherwise an entity loses
 * its type when a subgraph that defines the interface as an object (`@interfaceObject`) adds
 * fields: the representation names `Subject`, the subgraph answers `Subject`, which is not an
 * object type of the API schema, and the whole object becomes null. Planner 2.14.4 selects
 * `__typename` there whenever the client selects it beside such a field.
 */
export function restoreTypenames(
  variables: Readonly<Record<string, unknown>> | undefined,
  data: Readonly<Record<string, unknown>> | null | undefined,
): void {
  const sent = variables?.['representations'];
  const received = data?.['_entities'];
  if (!Array.isArray(sent) || !Array.isArray(received)) return;
  received.forEach((entity: Typed | null, index) => {
    if (entity) restoreTypename(entity, sent[index] as Typed | undefined);
  });
}

/** Does the same for one entity. */
export function restoreTypename(entity: Typed, representation: Typed | undefined): void {
  if (entity.__typename !== undefined && entity.__typename === representation?.__typename)
    delete entity.__typename;
}
