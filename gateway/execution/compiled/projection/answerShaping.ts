import type { Operation } from '@apollo/federation-internals';
import { GraphQLError } from 'graphql';
import type { ExecutionAnswer } from '../../../executor';
import { parseTexts } from '../../rawJson/parseTexts';
import { computeResponse } from '../../apolloInternals';
import type { Data } from '../data';
import type { PlanRun } from '../planRun';
import { ANOMALY } from './anomaly';
import { compileProjection, type Projection } from './compileProjection';
import { conditionVariables, type ConditionValues } from './conditions';

/** Cached projections, one for each combination of conditions; stock shaping does the others. */
const MAX_PROJECTIONS = 16;

/**
 * Shapes the answers of one operation. Stock response shaping does the first answer: an operation
 * that is never repeated is not worth a projection.
 */
export class AnswerShaping {
  private readonly operation: Operation;
  private readonly conditions: readonly string[];
  private readonly defaults: ConditionValues;
  private readonly projections = new Map<string, Projection>();
  private isRepeated = false;

  constructor(operation: Operation) {
    this.operation = operation;
    this.conditions = conditionVariables(operation);
    this.defaults = operation.collectDefaultedVariableValues();
  }

  /**
   * The answer to the client's operation, from the fetched data.
   * @param run its errors become errors of the answer; if it has `rawReaders`, the answer may
   * contain raw JSON
   */
  answer({ data, variables, errors, rawReaders }: PlanRun): ExecutionAnswer {
    const projected = this.projected(data, variables);
    if (projected === undefined) {
      if (rawReaders) parseTexts(data);
      return this.stockAnswer(data, variables, errors);
    }
    return answerOf(projected, errors);
  }

  private projected(
    data: Data,
    variables: Readonly<Record<string, unknown>> | undefined,
  ): Data | undefined {
    const projection = this.projectionFor(variables);
    if (!this.isRepeated || projection === undefined) {
      this.isRepeated = true;
      return undefined;
    }
    try {
      return projection(data);
    } catch (error) {
      if (error === ANOMALY) return undefined;
      throw error;
    }
  }

  private projectionFor(
    variables: Readonly<Record<string, unknown>> | undefined,
  ): Projection | undefined {
    let key = '';
    for (const name of this.conditions) {
      const value = this.valueOf(name, variables);
      if (typeof value !== 'boolean') return undefined;
      key += value ? '1' : '0';
    }
    let projection = this.projections.get(key);
    if (projection === undefined && this.projections.size < MAX_PROJECTIONS) {
      const values = Object.fromEntries(
        this.conditions.map((name) => [name, this.valueOf(name, variables)]),
      );
      projection = compileProjection(this.operation, values);
      this.projections.set(key, projection);
    }
    return projection;
  }

  private valueOf(name: string, variables: Readonly<Record<string, unknown>> | undefined): unknown {
    return variables && Object.hasOwn(variables, name) ? variables[name] : this.defaults[name];
  }

  /** The answer of the stock executor, with identical data, errors and messages. */
  private stockAnswer(
    input: Data,
    variables: Readonly<Record<string, unknown>> | undefined,
    errors: readonly unknown[],
  ): ExecutionAnswer {
    try {
      const shaped = computeResponse({
        operation: this.operation,
        ...(variables && { variables }),
        input,
        introspectionHandling: () => {
          throw new TypeError('An introspection operation cannot be compiled.');
        },
      });
      const data = shaped.data as Data | null;
      if (errors.length === 0 && shaped.errors.length > 0)
        return { extensions: { valueCompletion: shaped.errors }, data };
      return answerOf(data, errors);
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      if (error instanceof Error)
        return { errors: [new GraphQLError(error.message, { originalError: error })] };
      return { errors: [new GraphQLError('Unexpected error during query plan execution')] };
    }
  }
}

function answerOf(data: Data | null, errors: readonly unknown[]): ExecutionAnswer {
  return errors.length === 0 ? { data } : { errors: errors as GraphQLError[], data };
}
