import { Long, Timestamp } from 'bson';
import { mongoError } from '../base/errors';
import { compareValues } from '../values/compare';
import { describe, describeField } from '../values/describe';
import { addStrict, int, kindOf, multiplyStrict } from '../values/numbers';
import { type Num, type Value, bsonTypeName, isDoc, isNum } from '../values/types';
import type { Modifier } from './types';

const set: Modifier = (operand) => ({ creates: true, apply: () => operand });

function arithmetic(
  name: '$inc' | '$mul',
  verb: string,
  apply: (a: Num, b: Num) => Num | undefined,
  whenMissing: (operand: Num) => Num,
): Modifier {
  return (operand, path) => {
    if (!isNum(operand)) {
      throw mongoError(
        14,
        `Cannot ${verb} with non-numeric argument: {${describeField(path, operand)}}`,
      );
    }
    return {
      creates: true,
      apply(current, { id }, steps) {
        if (current === undefined) return whenMissing(operand);
        if (!isNum(current)) {
          throw mongoError(
            14,
            `Cannot apply ${name} to a value of non-numeric type. {${describeField('_id', id)}} has the field '${steps.at(-1)}' of non-numeric type ${bsonTypeName(current)}`,
          );
        }
        const result = apply(current, operand);
        if (result !== undefined) return result;
        const shown = kindOf(current) === 'long' ? 'NumberLong' : 'NumberInt';
        throw mongoError(
          2,
          `Failed to apply ${name} operations to current value ((${shown})${describe(current)}) for document {${describeField('_id', id)}}`,
        );
      },
    };
  };
}

function extreme(sign: 1 | -1): Modifier {
  return (operand) => ({
    creates: true,
    apply: (current) =>
      current === undefined || compareValues(operand, current) * sign > 0 ? operand : current,
  });
}

let lastSecond = 0;
let ordinal = 0;

/** A timestamp never given before by this process. */
function freshTimestamp(): Timestamp {
  const second = Math.floor(Date.now() / 1000);
  ordinal = second === lastSecond ? ordinal + 1 : 1;
  lastSecond = second;
  return new Timestamp(new Long(ordinal, second, true));
}

const currentDate: Modifier = (operand) => {
  let type: Value | undefined = 'date';
  if (isDoc(operand)) {
    const odd = Object.keys(operand).find((name) => name !== '$type');
    if (odd !== undefined) {
      throw mongoError(2, `Unrecognized $currentDate option: ${odd}`);
    }
    type = operand['$type'];
    if (type !== 'date' && type !== 'timestamp') {
      throw mongoError(
        2,
        `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}`,
      );
    }
  } else if (typeof operand !== 'boolean') {
    throw mongoError(
      2,
      `${bsonTypeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  return { creates: true, apply: () => (type === 'date' ? new Date() : freshTimestamp()) };
};

export const FIELD_MODIFIERS: Readonly<Record<string, Modifier>> = {
  $set: set,
  $setOnInsert: (operand) => ({ creates: true, onInsertOnly: true, apply: () => operand }),
  $unset: () => ({ creates: false, apply: () => undefined }),
  $inc: arithmetic('$inc', 'increment', addStrict, (operand) => operand),
  $mul: arithmetic(
    '$mul',
    'multiply',
    multiplyStrict,
    (operand) => multiplyStrict(operand, int(0)) ?? operand,
  ),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
};
