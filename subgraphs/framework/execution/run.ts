import { getArgumentValues, type GraphQLResolveInfo } from 'graphql';
import type { Path } from '../graphqlInternals';
import { CollectedErrors } from './collectedErrors';
import type { FieldPlan, OperationPlan, Run } from './shape';

type Arguments = Record<string, unknown>;

/** The state of one request's execution; it is discarded with the response. */
export class RequestRun implements Run {
  readonly errors = new CollectedErrors();
  readonly plan: OperationPlan;
  readonly context: unknown;
  readonly variableValues: Record<string, unknown>;
  readonly #arguments: (Arguments | undefined)[] = [];

  constructor(plan: OperationPlan, context: unknown, variableValues: Record<string, unknown>) {
    this.plan = plan;
    this.context = context;
    this.variableValues = variableValues;
  }

  argumentsOf(field: FieldPlan): Arguments {
    if (field.argumentsAt < 0) return {};
    return (this.#arguments[field.argumentsAt] ??= getArgumentValues(
      field.definition,
      field.nodes[0]!,
      this.variableValues,
    ));
  }

  infoOf(field: FieldPlan, path: Path): GraphQLResolveInfo {
    const { schema, fragments, operation } = this.plan;
    return {
      fieldName: field.name,
      fieldNodes: field.nodes,
      returnType: field.definition.type,
      parentType: field.parentType,
      path,
      schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues: this.variableValues,
    };
  }
}
