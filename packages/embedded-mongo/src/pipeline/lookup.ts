import { mongoError } from '../base/errors';
import { compileExpression, type ExpressionEnv } from '../expressions/index';
import { checkVariableName } from '../expressions/objects';
import { pathValues } from '../paths/paths';
import { valueKey } from '../values/keyEncoding';
import { type Doc, type Value, bsonTypeName, isDoc, setField } from '../values/types';
import { applyPath } from '../paths/applyPath';
import { each } from './streamStages';
import type { CompileStage, StageContext, StreamStage } from './types';

interface Spec {
  from: string;
  as: string[];
  localField?: string;
  foreignField?: string;
  variables: Doc;
  stages?: Doc[];
}

function parse(spec: Value): Spec {
  if (!isDoc(spec)) throw mongoError(9, `the $lookup specification must be an Object`);
  for (const name of Object.keys(spec)) {
    const value = spec[name];
    const text = ['from', 'as', 'localField', 'foreignField'].includes(name);
    if (text && typeof value !== 'string') {
      throw mongoError(
        9,
        `$lookup argument '${name}: ${bsonTypeName(value)}' must be a string, is type ${bsonTypeName(value)}`,
      );
    }
    if (!text && name !== 'let' && name !== 'pipeline')
      throw mongoError(9, `unknown argument to $lookup: ${name}`);
  }
  const { from, as, localField, foreignField, let: variables = {}, pipeline } = spec;
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw mongoError(14, "'pipeline' option must be specified as an array");
  if (!isDoc(variables))
    throw mongoError(
      9,
      `$lookup argument 'let: ${bsonTypeName(variables)}' must be an object, is type ${bsonTypeName(variables)}`,
    );
  if (from === undefined) throw mongoError(9, "must specify 'pipeline' when 'from' is empty");
  if (as === undefined) throw mongoError(9, "must specify 'as' field for a $lookup");
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw mongoError(
      9,
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    );
  }
  if (localField === undefined && pipeline === undefined) {
    throw mongoError(
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  return {
    from: from as string,
    as: (as as string).split('.'),
    ...(localField === undefined
      ? {}
      : { localField: localField as string, foreignField: foreignField as string }),
    variables,
    ...(pipeline === undefined ? {} : { stages: pipeline as Doc[] }),
  };
}

const BATCH = 64;

/** $lookup: by equality (batched, so that the foreign index is asked once per batch), by pipeline, or both. */
export const lookup: CompileStage = (raw, context): StreamStage => {
  const spec = parse(raw);
  const attach = (doc: Doc, found: Doc[]): Doc =>
    applyPath(doc, spec.as, { creates: true, apply: () => found }, () => false) as Doc;
  const refine = spec.stages ? subPipeline(spec, spec.stages, context) : undefined;
  return {
    kind: 'stream',
    async *apply(input) {
      if (spec.localField === undefined) {
        for await (const doc of input) {
          yield attach(doc, await refine!(doc, undefined));
        }
        return;
      }
      for await (const batch of batches(input)) {
        const found = await joinBatch(batch, spec, context);
        for (const [i, doc] of batch.entries()) {
          const matched = found[i] ?? [];
          yield attach(doc, refine ? await refine(doc, matched) : matched);
        }
      }
    },
  };
};

async function* batches(input: AsyncIterable<Doc>): AsyncGenerator<Doc[]> {
  let batch: Doc[] = [];
  for await (const doc of input) {
    batch.push(doc);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** The local values joined on: array elements one by one, null where there is none. */
function localValues(doc: Doc, path: string): Value[] {
  const values = pathValues(doc, path, false).map((value) => value ?? null);
  return values.length === 0 ? [null] : values;
}

async function joinBatch(batch: Doc[], spec: Spec, context: StageContext): Promise<Doc[][]> {
  const foreign = spec.foreignField as string;
  const keys = batch.map((doc) => localValues(doc, spec.localField as string));
  const distinct = new Map(keys.flat().map((value) => [valueKey(value), value]));
  const byKey = new Map<string, Set<number>>();
  const docs: Doc[] = [];
  const filter: Doc = { [foreign]: { $in: [...distinct.values()] } };
  for await (const doc of context.env.collection(spec.from, { match: filter })) {
    for (const value of pathValues(doc, foreign)) {
      const key = valueKey(value ?? null);
      const places = byKey.get(key) ?? new Set();
      byKey.set(key, places.add(docs.length));
    }
    docs.push(doc);
  }
  return keys.map((values) => {
    const places = new Set(values.flatMap((value) => [...(byKey.get(valueKey(value)) ?? [])]));
    return [...places].sort((a, b) => a - b).map((place) => docs[place] as Doc);
  });
}

/** Runs the sub-pipeline for one document, over the foreign documents it joined with, or all. */
function subPipeline(
  spec: Spec,
  stages: Doc[],
  context: StageContext,
): (doc: Doc, joined: Doc[] | undefined) => Promise<Doc[]> {
  const names = Object.keys(spec.variables);
  for (const name of names) checkVariableName(name);
  const values = names.map((name) =>
    compileExpression(spec.variables[name] ?? null, context.env.expressions),
  );
  const outer = context.env.expressions?.variables ?? new Map<string, Value | undefined>();
  // Compiled once now, so that a malformed pipeline is refused before any document is read.
  const fixed = context.nested(
    stages,
    new Map([...outer, ...names.map((name) => [name, undefined] as const)]),
  );
  let cached: Promise<Doc[]> | undefined;
  return (doc, joined) => {
    if (names.length === 0 && joined) return collect(fixed.run(each(joined)));
    if (names.length === 0) {
      const match = equalityHint(fixed.prefix.match, new Map());
      const source = context.env.collection(spec.from, match && { match });
      return (cached ??= collect(fixed.run(source)));
    }
    const scope = { root: doc, current: doc };
    const variables: NonNullable<ExpressionEnv['variables']> = new Map([
      ...outer,
      ...names.map((name, i) => [name, values[i]?.(scope)] as const),
    ]);
    const pipeline = context.nested(stages, variables);
    const match = equalityHint(pipeline.prefix.match, variables);
    const source = joined ? each(joined) : context.env.collection(spec.from, match && { match });
    return collect(pipeline.run(source));
  };
}

/**
 * What a leading $match asks in terms an index can answer: its plain conditions, and
 * `$expr: {$eq: ['$field', '$$variable']}` as equality, which is never narrower.
 */
function equalityHint(
  match: Doc | undefined,
  variables: ReadonlyMap<string, Value | undefined>,
): Doc | undefined {
  if (!match) return undefined;
  const expression = match['$expr'];
  const clauses =
    isDoc(expression) && Array.isArray(expression['$and']) ? expression['$and'] : [expression];
  const hint: Doc = Object.fromEntries(
    Object.entries(match).filter(([name]) => !name.startsWith('$')),
  );
  for (const clause of clauses) {
    const pair = isDoc(clause) ? clause['$eq'] : undefined;
    if (!Array.isArray(pair) || pair.length !== 2) continue;
    const strings = pair.filter((side): side is string => typeof side === 'string');
    const field = strings.find((side) => /^\$[^$]/.test(side))?.slice(1);
    const name = strings.find((side) => side.startsWith('$$'))?.slice(2);
    if (field === undefined || name === undefined || !variables.has(name)) continue;
    const value = variables.get(name) ?? null;
    if (!(field in hint) && !isArrayish(value)) setField(hint, field, { $eq: value });
  }
  return Object.keys(hint).length === 0 ? undefined : hint;
}

const isArrayish = (value: Value): boolean => Array.isArray(value) || isDoc(value);

async function collect(docs: AsyncIterable<Doc>): Promise<Doc[]> {
  const found: Doc[] = [];
  for await (const doc of docs) found.push(doc);
  return found;
}
