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
  /** One list for each place, the same for all objects and requests. */
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  /** Undefined where the object's property is the value. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  /** What every object answers, of `__typename`. */
  readonly constant: string | undefined;
  /** Where a request keeps the field's arguments; -1 of a field that has none. */
  readonly argumentsAt: number;
  readonly nonNull: boolean;
  /** The JavaScript type whose values are their own serialised form. */
  readonly plain: 'string' | 'boolean' | undefined;
  readonly complete: Complete;
}

/** What is asked of objects of one type at one place of an operation. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
  /** An answer with every key in its order and no value yet. */
  readonly blank: Readonly<Record<string, undefined>>;
}

/** An operation worked out for one choice of what its `@skip` and `@include` leave out. */
export interface OperationPlan {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly root: ObjectPlan;
  /** What is asked of an object that a field's value turned out to be. */
  planBelow(run: Run, type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectPlan;
}

/**
 * Makes a part of the answer of what a resolver gave, or a promise of it.
 * @param path where in the answer
 * @param fieldPath where the field is, of which this is the value or an item
 * @throws whatever is wrong with the value
 */
export type Complete = (run: Run, value: unknown, path: Path, fieldPath: Path) => unknown;

/** One request's way through a plan. */
export interface Run {
  readonly plan: OperationPlan;
  readonly context: unknown;
  readonly variableValues: Record<string, unknown>;
  readonly errors: Errors;
  /**
   * The arguments of a field, worked out once for all objects that the field is resolved on.
   * @throws GraphQLError for an argument that may not be missing
   */
  argumentsOf(field: FieldPlan): Record<string, unknown>;
  /** What resolvers are told of where they are. */
  infoOf(field: FieldPlan, path: Path): GraphQLResolveInfo;
}

/** The errors of one answer. */
export interface Errors {
  readonly list: readonly GraphQLError[];
  /** @param path the position that became null; undefined is the whole answer */
  add(error: GraphQLError, path: Path | undefined): void;
  /**
   * Settles a failure at a position.
   * @returns null, where the position may be null
   * @throws the failure with its place, where it may not
   */
  settle(raw: unknown, field: FieldPlan, nonNull: boolean, path: Path): null;
}
