import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../context';

/** A function that makes the value of a field of some paths of the row. */
export type Computed<Row, Path extends keyof Row, Value> = (
  row: Pick<Row, Path>,
  args: never,
  context: SubgraphContext<never>,
  info: GraphQLResolveInfo,
) => Value | Promise<Value>;
