import { locatedError, type GraphQLError } from 'graphql';
import { pathToArray, type Path } from '../graphqlInternals';
import type { Errors, FieldPlan } from './shape';

/**
 * The errors of one response. As in graphql-js, an error below a position that is already null is
 * not reported.
 */
export class CollectedErrors implements Errors {
  readonly list: GraphQLError[] = [];
  readonly #positions = new Set<Path | undefined>();

  add(error: GraphQLError, path: Path | undefined): void {
    if (this.#positions.size > 0 && this.#isNulled(path)) return;
    this.#positions.add(path);
    this.list.push(error);
  }

  settle(raw: unknown, field: FieldPlan, nonNull: boolean, path: Path): null {
    const error = locatedError(raw, field.nodes, pathToArray(path));
    if (nonNull) throw error;
    this.add(error, path);
    return null;
  }

  #isNulled(start: Path | undefined): boolean {
    for (let path = start; path !== undefined; path = path.prev) {
      if (this.#positions.has(path)) return true;
    }
    return this.#positions.has(undefined);
  }
}
