import { errorCodeDef, ERRORS } from '@apollo/federation-internals';
import type { ResponsePath } from '@apollo/query-planner';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { generateHydratedPaths } from '../../apolloInternals';
import type { Data } from '../data';
import type { Built } from '../planRun';

type Path = readonly (string | number)[];

/** A fetch whose answer had errors. */
export interface FailedFetch {
  readonly service: string;
  /** Where in the client's answer the fetch was made for. */
  readonly path: ResponsePath;
  /** The whole answer as it was when the errors came. */
  readonly data: Data;
  /** What was sent, for entities; absent for root fields. */
  readonly built?: Built;
}

/**
 * A subgraph's errors as errors of the client's answer, in the stock executor's words and places.
 * An error about a representation that stands for several entities is said once for each.
 */
export function fetchErrors(
  errors: readonly GraphQLFormattedError[],
  fetch: FailedFetch,
): GraphQLError[] {
  const { built } = fetch;
  let hydrated: ResponsePath[] | undefined;
  const placed = (path: Path | undefined, entity: number | undefined): Path | undefined => {
    if (path === undefined || path === null) return undefined;
    if (entity === undefined) return [...fetch.path, ...path];
    if (hydrated === undefined) {
      hydrated = [];
      generateHydratedPaths([], fetch.path, fetch.data, hydrated);
    }
    return [...(hydrated[entity] ?? []), ...path.slice(2)];
  };
  return errors.flatMap((error) => {
    const at = error.path?.[1];
    const places =
      built === undefined || typeof at !== 'number'
        ? [undefined]
        : built.repeated
          ? placesOf(built, at)
          : [at];
    return places.map((entity) =>
      downstreamError(error, fetch.service, placed(error.path, entity)),
    );
  });
}

/** The places that a representation has in the list the stock executor would have sent. */
function placesOf({ owners }: Built, representation: number): number[] {
  const places = owners.flatMap((owner, at) =>
    owner.representation === representation ? [at] : [],
  );
  return places.length > 0 ? places : [owners.length];
}

function downstreamError(
  original: GraphQLFormattedError,
  service: string,
  path: Path | undefined,
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
