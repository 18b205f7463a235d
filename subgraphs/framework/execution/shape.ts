import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Path } from '../graphqlInternals';

/** One field of an object type at one place of an operation. */
export interface FieldPlan {
  readonly key: string;
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  /** One list per place in the operation; all objects and requests share the same array. */
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  /** Undefined if the value is the property of the object. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  /** The value of `__typename`, which is the same for every object; undefined for other fields. */
  readonly constant: string | undefined;
  /** The slot in which a request caches the field's arguments; -1 if the field has none. */
  readonly argumentsAt: number;
  readonly nonNull: boolean;
  /** The JavaScript type whose values need no serialisation. */
  readonly plain: 'string' | 'boolean' | undefined;
  readonly complete: Complete;
}

/** The fields selected on objects of one type at one place of an operation. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
  /** A template of the result: every response key in order, without values. */
  readonly blank: Readonly<Record<string, undefined>>;
}

/** The plan of an operation for one combination of its `@skip` and `@include` conditions. */
export interface OperationPlan {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly root: ObjectPlan;
  /** Plans the selection on a field's value of the given object type. */
  planBelow(run: Run, type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectPlan;
}

/**
 * Completes the value that a resolver returned; returns the part of the response or a promise of
 * it.
 * @param path path of the value in the response
 * @param fieldPath path of the field whose value, or item of a list, this is
 * @throws the error of an invalid value
 */
export type Complete = (run: Run, value: unknown, path: Path, fieldPath: Path) => unknown;

/** The execution of a plan for one request. */
export interface Run {
  readonly plan: OperationPlan;
  readonly context: unknown;
  readonly variableValues: Record<string, unknown>;
  readonly errors: Errors;
  /**
   * The arguments of a field, computed once for all objects that the field is resolved on.
   * @throws GraphQLError for a required argument that is missing
   */
  argumentsOf(field: FieldPlan): Record<string, unknown>;
  /** The `info` argument of resolvers. */
  infoOf(field: FieldPlan, path: Path): GraphQLResolveInfo;
}

/** The errors of one response. */
export interface Errors {
  readonly list: readonly GraphQLError[];
  /** @param path the position that became null; undefined for the whole response */
  add(error: GraphQLError, path: Path | undefined): void;
  /**
   * Handles an error at a position.
   * @returns null if the position is nullable, after adding the error to the list
   * @throws the error with its path if the position is non-null
   */
  settle(raw: unknown, field: FieldPlan, nonNull: boolean, path: Path): null;
}
