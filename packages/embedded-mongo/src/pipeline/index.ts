import { mongoError } from '../base/errors';
import { toNumber } from '../values/numbers';
import { type Doc, type Value, isDoc, isNum } from '../values/types';
import { lookup } from './lookup';
import { paced } from './pace';
import { sort, sortStage } from './sort';
import { STAGES } from './streamStages';
import type {
  CompileStage,
  Pipeline,
  PipelineEnv,
  Prefix,
  Stage,
  StageContext,
  StreamStage,
} from './types';

export type { Part, Pipeline, PipelineEnv, Prefix } from './types';

const ALL_STAGES: Readonly<Record<string, CompileStage>> = {
  ...STAGES,
  $lookup: lookup,
  $sort: sort,
};

/**
 * Compiles an aggregation pipeline. Throws 40324 naming an unknown stage, and each stage's own
 * errors. The engine may answer `prefix` itself and compile `prefix.rest` alone.
 */
export function compilePipeline(stages: readonly Value[], env: PipelineEnv): Pipeline {
  const checked = stages.map(checkStage);
  const context: StageContext = {
    env,
    nested: (inner, variables) =>
      compilePipeline(
        inner,
        variables ? { ...env, expressions: { ...env.expressions, variables } } : env,
      ),
  };
  const compiled: Stage[] = [];
  checked.forEach((stage, i) => {
    const [name, spec] = Object.entries(stage)[0] as [string, Value];
    if (name === '$changeStream') {
      throw mongoError(40573, 'The $changeStream stage is only supported on replica sets');
    }
    const compile = Object.hasOwn(ALL_STAGES, name) ? ALL_STAGES[name] : undefined;
    if (!compile) throw mongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
    const made = compile(spec, context);
    const most = name === '$sort' ? limitAfter(checked, i + 1) : undefined;
    compiled.push(most === undefined ? made : sortStage(spec as Doc, most, env.memoryLimit));
  });
  return {
    prefix: splitPrefix(checked),
    async *run(source) {
      yield* joined(compiled).reduce(
        (input, stage) => stage.apply(input),
        paced(source) as AsyncIterable<Doc>,
      );
    },
  };
}

function checkStage(stage: Value): Doc {
  if (!isDoc(stage)) throw mongoError(14, "Each element of the 'pipeline' array must be an object");
  if (Object.keys(stage).length !== 1) {
    throw mongoError(
      40323,
      'A pipeline stage specification object must contain exactly one field.',
    );
  }
  return stage;
}

/** How many sorted documents the stages after a $sort can use at most. */
function limitAfter(stages: readonly Doc[], from: number): number | undefined {
  let skipped = 0;
  for (const stage of stages.slice(from)) {
    const skip = stage['$skip'];
    const limit = stage['$limit'];
    if (isNum(limit)) return skipped + toNumber(limit);
    if (!isNum(skip)) return undefined;
    skipped += toNumber(skip);
  }
  return undefined;
}

/** Joins neighbouring per-document stages, so that a document passes them in one step. */
function joined(stages: readonly Stage[]): StreamStage[] {
  const result: StreamStage[] = [];
  let run: Exclude<Stage, StreamStage>[] = [];
  const flush = (): void => {
    if (run.length > 0) result.push(perDocument(run));
    run = [];
  };
  for (const stage of stages) {
    if (stage.kind === 'stream') {
      flush();
      result.push(stage);
    } else run.push(stage);
  }
  flush();
  return result;
}

function perDocument(run: readonly Exclude<Stage, StreamStage>[]): StreamStage {
  function* through(doc: Doc, from: number): Generator<Doc> {
    let current = doc;
    for (let i = from; i < run.length; i += 1) {
      const stage = run[i] as Exclude<Stage, StreamStage>;
      if (stage.kind === 'expand') {
        for (const each of stage.apply(current)) yield* through(each, i + 1);
        return;
      }
      const next = stage.apply(current);
      if (next === undefined) return;
      current = next;
    }
    yield current;
  }
  return {
    kind: 'stream',
    async *apply(input) {
      for await (const doc of input) yield* through(doc, 0);
    },
  };
}

/** Splits off leading $match stages, then $sort, $skip and $limit, each at most once. */
function splitPrefix(stages: readonly Doc[]): Prefix {
  const prefix: Prefix = { rest: [...stages] };
  const take = (name: string): Value | undefined => {
    const value = prefix.rest[0]?.[name];
    if (value !== undefined) prefix.rest.shift();
    return value;
  };
  const matches: Doc[] = [];
  for (let match = take('$match'); match !== undefined; match = take('$match'))
    matches.push(match as Doc);
  if (matches.length > 0) prefix.match = matches.length === 1 ? matches[0] : { $and: matches };
  const sorted = take('$sort');
  if (isDoc(sorted)) prefix.sort = sorted;
  const skipped = take('$skip');
  if (isNum(skipped)) prefix.skip = toNumber(skipped);
  const limited = take('$limit');
  if (isNum(limited)) prefix.limit = toNumber(limited);
  return prefix;
}
