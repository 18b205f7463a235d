import { GraphQLError, type GraphQLObjectType } from 'graphql';
import { inspect, isPromise } from '../graphqlInternals';
import { runFields } from './runFields';
import type { Complete, FieldPlan, ObjectPlan } from './shape';

/** Completes objects of a type at one place; the first object creates the plan of their fields. */
export function objectCompleter(type: GraphQLObjectType, field: FieldPlan): Complete {
  let known: ObjectPlan | undefined;

  return (run, value, path, fieldPath) => {
    const plan = (known ??= run.plan.planBelow(run, type, field.nodes));
    if (type.isTypeOf) {
      const isOfType = type.isTypeOf(value, run.context, run.infoOf(field, fieldPath));
      if (isPromise(isOfType)) {
        return isOfType.then((resolved) => {
          if (!resolved) throw wrongType(type, value, field);
          return runFields(run, plan, value, path);
        });
      }
      if (!isOfType) throw wrongType(type, value, field);
    }
    return runFields(run, plan, value, path);
  };
}

function wrongType(type: GraphQLObjectType, value: unknown, { nodes }: FieldPlan): GraphQLError {
  const message = `Expected value of type "${type.name}" but got: ${inspect(value)}.`;
  return new GraphQLError(message, { nodes });
}
