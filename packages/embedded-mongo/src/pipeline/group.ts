import { mongoError } from '../base/errors';
import { ACCUMULATORS, type Accumulator } from '../expressions/accumulators';
import { type Evaluate, createCompiler } from '../expressions/index';
import { valueKey } from '../values/keyEncoding';
import { type Doc, type Value, isDoc, setField } from '../values/types';
import { memoryMeter, sizeOf } from './memory';
import type { CompileStage, StageContext } from './types';

interface Field {
  name: string;
  start: () => Accumulator;
  operand: Evaluate | undefined;
}

function parseField(name: string, spec: Value, context: StageContext): Field {
  if (name.includes('.')) throw mongoError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$'))
    throw mongoError(40236, `The field name '${name}' cannot be an operator name`);
  if (!isDoc(spec)) throw mongoError(40234, `The field '${name}' must be an accumulator object`);
  const [operator = '', ...others] = Object.keys(spec);
  if (others.length > 0)
    throw mongoError(40238, `The field '${name}' must specify one accumulator`);
  const compile = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
  if (!compile) throw mongoError(15952, `unknown group operator '${operator}'`);
  const compiler = createCompiler(context.env.expressions);
  const start = compile(spec[operator] ?? null, compiler, operator);
  const grows = ['$push', '$addToSet'].includes(operator);
  return { name, start, operand: grows ? compiler.compile(spec[operator] ?? null) : undefined };
}

/** $group: one running state per distinct `_id`, so memory is that of the groups alone. */
export const group: CompileStage = (spec, context) => {
  if (!isDoc(spec)) throw mongoError(15947, "a group's fields must be specified in an object");
  if (!('_id' in spec)) throw mongoError(15955, 'a group specification must include an _id');
  const id = createCompiler(context.env.expressions).compile(spec['_id'] ?? null);
  const fields = Object.keys(spec)
    .filter((name) => name !== '_id')
    .map((name) => parseField(name, spec[name] ?? null, context));
  return {
    kind: 'stream',
    async *apply(input) {
      const hold = memoryMeter('$group', context.env.memoryLimit);
      const groups = new Map<string, { id: Value; states: Accumulator[] }>();
      for await (const doc of input) {
        const scope = { root: doc, current: doc };
        const value = id(scope) ?? null;
        const key = valueKey(value);
        let found = groups.get(key);
        if (!found) {
          found = { id: value, states: fields.map((field) => field.start()) };
          groups.set(key, found);
          hold(sizeOf(value) + 64 * fields.length);
        }
        for (const [i, field] of fields.entries()) {
          found.states[i]?.add(scope);
          if (field.operand) hold(sizeOf(field.operand(scope)));
        }
      }
      for (const { id: value, states } of groups.values()) {
        const result: Doc = { _id: value };
        fields.forEach(({ name }, i) => {
          const accumulated = states[i]?.result();
          if (accumulated !== undefined) setField(result, name, accumulated);
        });
        yield result;
      }
    },
  };
};
