import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../context';

/** A resolver that computes the value of a field from some paths of the row. */
export type Computed<Row, Path extends keyof Row, Value> = (
  row: Pick<Row, Path>,
  args: never,
  context: SubgraphContext<never>,
  info: GraphQLResolveInfo,
) => Value | Promise<Value>;
