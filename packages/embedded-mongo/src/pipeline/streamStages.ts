import { mongoError } from '../base/errors';
import { compileFilter } from '../query/index';
import { parseFieldPath } from '../expressions/index';
import { isIntegral, long, toNumber } from '../values/numbers';
import { compareValues as order } from '../values/compare';
import { describe } from '../values/describe';
import {
  type Doc,
  type Value,
  bsonTypeName,
  getField,
  isDoc,
  isNum,
  typeOrder as typeRank,
} from '../values/types';
import { applyPath } from '../paths/applyPath';
import { TRANSFORMS } from './documentStages';
import { group } from './group';
import { memoryMeter, sizeOf } from './memory';
import type { CompileStage, ExpandStage, Stage, StageContext } from './types';

const match: CompileStage = (spec, { env }) => {
  if (!isDoc(spec)) throw mongoError(15959, 'the match filter must be an expression in an object');
  const filter = compileFilter(spec, env.expressions);
  return { kind: 'document', apply: (doc) => (filter.matches(doc) ? doc : undefined) };
};

/** A whole number operand of $limit, $skip or $sample. */
function wholeNumber(spec: Value, code: number, name: string, min: number): number {
  if (!isNum(spec) || !isIntegral(spec)) {
    throw mongoError(
      code,
      `invalid argument to ${name} stage: Expected a number in: ${name}: ${describe(spec)}`,
    );
  }
  const value = toNumber(spec);
  if (value < 0 && min <= 0) {
    throw mongoError(
      code,
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${value}`,
    );
  }
  return value;
}

const limit: CompileStage = (spec) => {
  const most = wholeNumber(spec, 5107201, '$limit', 0);
  if (most === 0) throw mongoError(15958, 'the limit must be positive');
  return {
    kind: 'stream',
    async *apply(input) {
      let count = 0;
      for await (const doc of input) {
        yield doc;
        count += 1;
        if (count >= most) return;
      }
    },
  };
};

const skip: CompileStage = (spec) => {
  const rest = wholeNumber(spec, 5107200, '$skip', 0);
  return {
    kind: 'stream',
    async *apply(input) {
      let count = 0;
      for await (const doc of input) {
        count += 1;
        if (count > rest) yield doc;
      }
    },
  };
};

const unwind: CompileStage = (spec): ExpandStage => {
  const options = isDoc(spec) ? spec : { path: spec };
  if (!isDoc(spec) && typeof spec !== 'string') {
    throw mongoError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${bsonTypeName(spec)}`,
    );
  }
  const odd = Object.keys(options).find(
    (name) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name),
  );
  if (odd !== undefined) throw mongoError(28811, `unrecognized option to $unwind stage: ${odd}`);
  const {
    path: field,
    includeArrayIndex: indexField,
    preserveNullAndEmptyArrays: preserve = false,
  } = options;
  if (field === undefined) throw mongoError(28812, 'no path specified to $unwind stage');
  if (typeof field !== 'string') {
    throw mongoError(
      28808,
      `expected a string as the path for $unwind stage, got ${bsonTypeName(field)}`,
    );
  }
  if (!field.startsWith('$')) {
    throw mongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${field}`);
  }
  if (typeof preserve !== 'boolean') {
    throw mongoError(
      28809,
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${bsonTypeName(preserve)}`,
    );
  }
  if (indexField !== undefined && (typeof indexField !== 'string' || indexField === '')) {
    throw mongoError(
      28810,
      `expected a non-empty string for the includeArrayIndex  option to $unwind stage, got ${bsonTypeName(indexField)}`,
    );
  }
  if (typeof indexField === 'string' && indexField.startsWith('$')) {
    throw mongoError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${indexField}`,
    );
  }
  const path = parseFieldPath(field.slice(1));
  const index = typeof indexField === 'string' ? indexField.split('.') : undefined;
  const put = (doc: Doc, at: readonly string[], value: Value | undefined): Doc =>
    applyPath(doc, at, { creates: value !== undefined, apply: () => value }, () => false) as Doc;
  const withIndex = (doc: Doc, at: Value): Doc => (index ? put(doc, index, at) : doc);
  return {
    kind: 'expand',
    *apply(doc) {
      const value = path.reduce<Value | undefined>(
        (at, step) => (isDoc(at) ? getField(at, step) : undefined),
        doc,
      );
      if (Array.isArray(value) && value.length > 0) {
        for (const [i, item] of value.entries())
          yield withIndex(put(doc, path, item), long(BigInt(i)));
      } else if (value === undefined || value === null || Array.isArray(value)) {
        if (!preserve) return;
        yield withIndex(Array.isArray(value) ? put(doc, path, undefined) : doc, null);
      } else yield withIndex(doc, null);
    },
  };
};

const sample: CompileStage = (spec) => {
  if (!isDoc(spec)) throw mongoError(28745, 'the $sample stage specification must be an object');
  const odd = Object.keys(spec).find((name) => name !== 'size');
  if (odd !== undefined) throw mongoError(28748, `unrecognized option to $sample: ${odd}`);
  if (!('size' in spec)) throw mongoError(28749, '$sample stage must specify a size');
  const size = spec['size'];
  if (!isNum(size)) throw mongoError(28746, 'size argument to $sample must be a number');
  if (toNumber(size) <= 0)
    throw mongoError(28747, 'size argument to $sample must be a positive integer');
  const most = Math.trunc(toNumber(size));
  return {
    kind: 'stream',
    async *apply(input) {
      const kept: Doc[] = [];
      let seen = 0;
      for await (const doc of input) {
        seen += 1;
        const at = kept.length < most ? kept.length : Math.floor(Math.random() * seen);
        if (at < most) kept[at] = doc;
      }
      // A reservoir is a fair choice in a biased order: shuffle it.
      for (let i = kept.length - 1; i > 0; i -= 1) {
        const j = Math.floor(Math.random() * (i + 1));
        [kept[i], kept[j]] = [kept[j] as Doc, kept[i] as Doc];
      }
      yield* kept;
    },
  };
};

const facet: CompileStage = (spec, context) => {
  if (!isDoc(spec) || Object.keys(spec).length === 0) {
    throw mongoError(40169, 'the $facet specification must be a non-empty object');
  }
  const branches = Object.keys(spec).map((name) => {
    const stages = spec[name];
    if (!Array.isArray(stages)) {
      throw mongoError(
        40170,
        `arguments to $facet must be arrays, ${name} is type ${bsonTypeName(stages)}`,
      );
    }
    for (const stage of stages.filter(isDoc)) {
      const banned = Object.keys(stage).find((key) =>
        ['$facet', '$out', '$merge', '$geoNear', '$collStats', '$indexStats'].includes(key),
      );
      if (banned !== undefined) {
        throw mongoError(40600, `${banned} is not allowed to be used within a $facet stage`);
      }
    }
    return { name, pipeline: context.nested(stages as Doc[]) };
  });
  return {
    kind: 'stream',
    async *apply(input) {
      const hold = memoryMeter('$facet', context.env.memoryLimit);
      const docs: Doc[] = [];
      for await (const doc of input) {
        hold(sizeOf(doc));
        docs.push(doc);
      }
      const result: Doc = {};
      for (const { name, pipeline } of branches) {
        const found: Doc[] = [];
        for await (const doc of pipeline.run(each(docs))) found.push(doc);
        result[name] = found;
      }
      yield result;
    },
  };
};

/** A list as an asynchronous stream. */
export async function* each(docs: Iterable<Doc>): AsyncGenerator<Doc> {
  yield* docs;
}

const unionWith: CompileStage = (spec, context) => {
  const options = isDoc(spec) ? spec : { coll: spec };
  const odd = Object.keys(options).find((name) => !['coll', 'pipeline'].includes(name));
  if (odd !== undefined)
    throw mongoError(40415, `BSON field '$unionWith.${odd}' is an unknown field.`);
  const { coll, pipeline = [] } = options;
  if (typeof coll !== 'string') {
    throw mongoError(
      9,
      `the $unionWith stage specification must be an object or string, but found ${bsonTypeName(spec)}`,
    );
  }
  if (!Array.isArray(pipeline)) {
    throw mongoError(
      14,
      `BSON field '$unionWith.pipeline' is the wrong type '${bsonTypeName(pipeline)}', expected type 'array'`,
    );
  }
  // Compiled whole, so that a malformed stage is refused before any document is read.
  const { rest, ...part } = context.nested(pipeline as Doc[]).prefix;
  const nested = context.nested(rest);
  const { expressions } = context.env;
  return {
    kind: 'stream',
    async *apply(input) {
      yield* input;
      yield* nested.run(context.env.collection(coll, { ...part, expressions }));
    },
  };
};

/** One stage made of others, given as MongoDB defines it. */
function desugared(stages: (spec: Value) => Doc[]): CompileStage {
  return (spec, context): Stage => {
    const pipeline = context.nested(stages(spec));
    return { kind: 'stream', apply: (input) => pipeline.run(input) };
  };
}

const sortByCount = desugared((spec): Doc[] => {
  const expression = typeof spec === 'string' && spec.startsWith('$');
  if (!expression && !(isDoc(spec) && Object.keys(spec)[0]?.startsWith('$'))) {
    throw mongoError(
      isDoc(spec) ? 40147 : typeof spec === 'string' ? 40148 : 40149,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    );
  }
  return [{ $group: { _id: spec, count: counter() } }, { $sort: { count: long(-1n) } }];
});

const counter = (): Doc => ({ $count: {} });

const count = desugared((spec): Doc[] => {
  if (typeof spec !== 'string' || spec === '') {
    throw mongoError(
      typeof spec === 'string' ? 40157 : 40156,
      'the count field must be a non-empty string',
    );
  }
  if (spec.startsWith('$')) throw mongoError(40158, 'the count field cannot be a $-prefixed path');
  if (spec.includes('.')) throw mongoError(40160, "the count field cannot contain '.'");
  return [{ $group: { _id: null, [spec]: counter() } }, { $project: { _id: false } }];
});

const bucket = desugared((spec): Doc[] => {
  if (!isDoc(spec)) {
    throw mongoError(
      40201,
      `Argument to $bucket stage must be an object, but found type: ${bsonTypeName(spec)}.`,
    );
  }
  const odd = Object.keys(spec).find(
    (name) => !['groupBy', 'boundaries', 'default', 'output'].includes(name),
  );
  if (odd !== undefined) throw mongoError(40197, `Unrecognized option to $bucket: ${odd}.`);
  const { groupBy, boundaries, output = { count: counter() } } = spec;
  if (groupBy === undefined || boundaries === undefined) {
    throw mongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  }
  if (!isDoc(groupBy) && !(typeof groupBy === 'string' && groupBy.startsWith('$'))) {
    throw mongoError(
      40202,
      `The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression, but found: groupBy: ${describe(groupBy)}.`,
    );
  }
  if (!isDoc(output)) {
    throw mongoError(
      40196,
      `The $bucket 'output' field must be an object, but found type: ${bsonTypeName(output)}.`,
    );
  }
  checkBoundaries(boundaries, spec['default']);
  const bounds = boundaries as Value[];
  const branches = bounds.slice(1).map((upper, i): Doc => {
    const lower = bounds[i] ?? null;
    const within: Doc = {
      $and: [{ $gte: [groupBy, { $literal: lower }] }, { $lt: [groupBy, { $literal: upper }] }],
    };
    return { case: within, then: { $literal: lower } };
  });
  const fallback: Doc = 'default' in spec ? { default: { $literal: spec['default'] ?? null } } : {};
  return [
    { $group: { _id: { $switch: { branches, ...fallback } }, ...output } },
    { $sort: { _id: long(1n) } },
  ];
});

function checkBoundaries(boundaries: Value, fallback: Value | undefined): void {
  if (!Array.isArray(boundaries)) {
    throw mongoError(
      40200,
      `The $bucket 'boundaries' field must be an array, but found type: ${bsonTypeName(boundaries)}.`,
    );
  }
  if (boundaries.length < 2) {
    throw mongoError(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${boundaries.length} value(s).`,
    );
  }
  boundaries.forEach((bound, i) => {
    const before = boundaries[i - 1];
    if (i === 0 || before === undefined) return;
    if (typeRank(before) !== typeRank(bound)) {
      throw mongoError(
        40193,
        `All values in the the 'boundaries' option to $bucket must have the same type. Found conflicting types ${bsonTypeName(before)} and ${bsonTypeName(bound)}.`,
      );
    }
    if (order(before, bound) >= 0) {
      throw mongoError(
        40194,
        `The 'boundaries' option to $bucket must be sorted, but elements ${i - 1} and ${i} are not in ascending order (${describe(before)} is not less than ${describe(bound)}).`,
      );
    }
  });
  const [low, high] = [boundaries[0] as Value, boundaries.at(-1) as Value];
  if (fallback !== undefined && order(fallback, low) >= 0 && order(fallback, high) < 0) {
    throw mongoError(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  }
}

/** Stages compiled without any help from the pipeline around them. */
export const STAGES: Readonly<Record<string, CompileStage>> = {
  $match: match,
  $group: group,
  $limit: limit,
  $skip: skip,
  $unwind: unwind,
  $sample: sample,
  $facet: facet,
  $unionWith: unionWith,
  $sortByCount: sortByCount,
  $count: count,
  $bucket: bucket,
  ...Object.fromEntries(
    Object.entries(TRANSFORMS).map(([name, compile]): [string, CompileStage] => [
      name,
      (spec, { env }: StageContext) => ({
        kind: 'document',
        apply: compile(spec, env.expressions ?? {}, name),
      }),
    ]),
  ),
};
