import { errorCodeDef, ERRORS } from '@apollo/federation-internals';
import type { ResponsePath } from '@apollo/query-planner';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Data } from '../data';
import type { Built } from '../planRun';
import { placesAt, type Place } from './flatten';

/** A fetch whose answer has errors. */
export interface FailedFetch {
  readonly service: string;
  /** The path in the client's answer at which the fetch adds its data. */
  readonly path: ResponsePath;
  /** The data of the whole answer when the errors arrived. */
  readonly data: Data;
  /** The representations that were sent; absent for a fetch of root fields. */
  readonly built?: Built;
}

/**
 * Converts a subgraph's errors to errors of the client's answer, with the messages and paths of the
 * stock executor. An error of a representation that several entities share is repeated for each.
 * The stock executor counts only the entities that have a representation, and so gives a wrong
 * position in a list whose other items have none; the positions here are right.
 */
export function fetchErrors(
  errors: readonly GraphQLFormattedError[],
  fetch: FailedFetch,
): GraphQLError[] {
  const { built } = fetch;
  let places: readonly Place[] | undefined;
  const placed = (path: Place | undefined, entity: number | undefined): Place | undefined => {
    if (path === undefined || path === null) return undefined;
    if (entity === undefined) return [...fetch.path, ...path];
    places ??= placesAt(fetch.data, fetch.path);
    return [...(places[entity] ?? []), ...path.slice(2)];
  };
  return errors.flatMap((error) => {
    const at = error.path?.[1];
    const entities =
      built === undefined || typeof at !== 'number' ? [undefined] : entitiesOf(built, at);
    return entities.map((entity) =>
      downstreamError(error, fetch.service, placed(error.path, entity)),
    );
  });
}

/** The entities of a representation; of one that was not sent, an entity that does not exist. */
function entitiesOf({ owners, repeated }: Built, representation: number): number[] {
  if (!repeated) return [owners[representation]?.entity ?? Infinity];
  const entities = owners.flatMap((owner) =>
    owner.representation === representation ? [owner.entity] : [],
  );
  return entities.length > 0 ? entities : [Infinity];
}

function downstreamError(
  original: GraphQLFormattedError,
  service: string,
  path: Place | undefined,
): GraphQLError {
  const message = original.message || `Error while fetching subquery from service "${service}"`;
  const { extensions } = original;
  const options = {
    originalError: original as unknown as Error,
    path,
    extensions: { ...extensions, serviceName: service },
  };
  const definition = errorCodeDef(original);
  if (!definition && extensions?.['code']) return new GraphQLError(message, options);
  return (definition ?? ERRORS.DOWNSTREAM_SERVICE_ERROR).err(message, options);
}
