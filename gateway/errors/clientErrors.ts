import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { ERRORS, isErrorCode } from '../../schema/errors';
import { errorsOfGroup, type ErrorGroup } from './errorGroup';
import { clientPath, type ClientPath } from './errorPath';
import { NullFinder, POSITIONS, type Position } from './positions';
import { OPERATION_FAULTS, translate, visible, type ErrorContext } from './translate';

/**
 * Translates the errors of a response for the client; no error leaves the gateway otherwise. Only
 * codes of the catalogue leave, without stack, service name or host. Details of a faulty operation
 * go only to callers who may read the schema: for others they would reveal the schema guess by
 * guess.
 *
 * Equal errors at items of a list leave as one error for each of the first `MAX_POSITIONS` items,
 * with the number of all of them (`count`) and the path in which `@` stands for every position
 * (`normalizedPath`). Their positions are those of `data`: an error whose own position leads to a
 * value gets the position of a null instead.
 * @param data of the response as the client receives it
 */
export function clientErrors(
  errors: readonly GraphQLError[],
  context: ErrorContext,
  data?: unknown,
): GraphQLFormattedError[] {
  const groups = new Map<string, ErrorGroup>();
  for (const error of errors) {
    const at = placeOf(error, context);
    const translated = translate(error, at.path, context);
    const extensions = visible(error, context);
    const { code, message } = translated;
    const key = JSON.stringify([code, message, at.path, extensions['reason']]);
    const own = error.extensions['count'];
    const count = typeof own === 'number' ? own : 1;
    const group = groups.get(key);
    const positions = positionsOf(error, at);
    const everywhere = positions === undefined && typeof own !== 'number';
    if (group === undefined) {
      groups.set(key, {
        ...translated,
        path: at.path,
        visible: extensions,
        positions: [...(positions ?? [])],
        everywhere,
        count,
        isCounted: typeof own === 'number',
      });
      continue;
    }
    group.count += count;
    group.positions.push(...(positions ?? []));
    group.everywhere ||= everywhere;
    group.isCounted ||= code !== 'INVALID_OPERATION';
  }
  const nulls = data === null || data === undefined ? undefined : new NullFinder(data);
  return [...groups.values()].flatMap((group) => errorsOfGroup(group, nulls));
}

/**
 * Translates an error that occurred before the operation or the caller was known: its code only.
 */
export function earlyError({ extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const code = OPERATION_FAULTS.includes(extensions?.['code'])
    ? 'INVALID_OPERATION'
    : 'INTERNAL_ERROR';
  return { message: ERRORS[code].message, extensions: { code } };
}

/** The HTTP status of a request that failed as a whole. */
export function statusOf(errors: readonly GraphQLFormattedError[]): number {
  const code = errors[0]?.extensions?.['code'];
  return isErrorCode(code) ? ERRORS[code].status : 500;
}

function placeOf(error: GraphQLError, { document, operation }: ErrorContext): ClientPath {
  if (!error.path || !document || !operation) return { path: [], position: [] };
  return clientPath(error.path, document, operation);
}

/**
 * The positions of an error: those that it lists, or that of its path; undefined when the path has
 * lists whose positions it does not give.
 */
function positionsOf(
  { extensions }: GraphQLError,
  { position }: ClientPath,
): readonly Position[] | undefined {
  const { [POSITIONS]: positions } = extensions as { [POSITIONS]?: readonly Position[] };
  return positions ?? (position && [position]);
}
