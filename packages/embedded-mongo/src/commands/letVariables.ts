import { compileExpression, type ExpressionEnv } from '../expressions/index';
import type { Fields } from './fields';

/** The command's `let`: expressions of constants, evaluated once. */
export function letVariables(fields: Fields): ExpressionEnv {
  const definitions = fields.object('let');
  const now = new Date();
  if (!definitions) return { now };
  const variables = new Map(
    Object.entries(definitions).map(([name, expression]) => {
      const evaluate = compileExpression(expression, { now });
      return [name, evaluate({ root: {}, current: {} })] as const;
    }),
  );
  return { now, variables };
}
