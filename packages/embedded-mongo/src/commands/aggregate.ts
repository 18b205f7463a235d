import { mongoError } from '../base/errors';
import { countMatches } from '../planner/count';
import { compilePipeline, type Pipeline, type PipelineEnv, type Prefix } from '../pipeline/index';
import type { ExpressionEnv } from '../expressions/index';
import type { Collection } from '../storage/catalog';
import { replyNumber } from '../values/replyNumber';
import type { Reader } from '../storage/reader';
import { encodeDocument, type Doc, type Value } from '../values/types';
import { countField, isOne, readAggregate, type AggregateRequest } from './aggregateRequest';
import { AggregateStream } from './aggregateStream';
import { collectionFor, namespaceOf, withReader, type Command, type Context } from './context';
import { explainAggregate } from './explain';
import { readFields } from './fields';
import { openCursor, readyStream } from './openCursor';
import { noDocuments, PipelineSources, prefixQuestion } from './pipelineSource';

/** What lets stages read the other collections of the database. */
function environment(
  context: Context,
  sources: PipelineSources,
  expressions: ExpressionEnv,
): PipelineEnv {
  const { stamp } = context.engine.catalog;
  return {
    expressions,
    collection: (name, part = {}) => {
      const now = collectionFor(context, `${context.database}.${name}`);
      if (!now) return noDocuments();
      // An index younger than the snapshot is not in it: only the documents themselves are.
      const other = now.version > stamp ? { ...now, indexes: now.indexes.slice(0, 1) } : now;
      const question = prefixQuestion(part, undefined, part.expressions ?? expressions);
      return sources.documents(other, question, part.skip ?? 0);
    },
  };
}

async function countReply(
  context: Context,
  collection: Collection | undefined,
  prefix: Prefix,
  request: AggregateRequest,
  counted: { name: string; id?: Value },
): Promise<Uint8Array[]> {
  if (!collection) return [];
  const question = prefixQuestion(prefix, request.fields.any('hint'), request.expressions);
  const { count } = await withReader(context, (reader) =>
    countMatches(collection, question, reader, context.slice),
  );
  const left = count - (prefix.skip ?? 0);
  if (left <= 0) return [];
  const id: Doc = counted.id === undefined ? {} : { _id: counted.id };
  return [encodeDocument({ ...id, [counted.name]: replyNumber(left) })];
}

async function aggregate(context: Context): Promise<Buffer | Doc> {
  const { body, slice } = context;
  if (isOne(body.aggregate)) {
    throw mongoError(238, 'Aggregations on a database rather than a collection are not supported');
  }
  const { namespace } = namespaceOf(context, 'aggregate');
  const request = readAggregate(body);
  const { fields, stages, expressions } = request;
  if (fields.bool('explain')) {
    return explainAggregate(context, namespace, request);
  }
  const cursor = fields.object('cursor');
  if (!cursor) {
    throw mongoError(
      9,
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  const batchSize = readFields(cursor, 'cursor', { batchSize: 'number' }, [], false).count(
    'batchSize',
  );
  const collection = collectionFor(context, namespace);
  let ready: Uint8Array[] | undefined;
  const make = (reader: Reader) => {
    const sources = new PipelineSources(reader, slice);
    const env = environment(context, sources, expressions);
    const whole: Pipeline = compilePipeline(stages, env);
    const { prefix } = whole;
    if (!collection) return new AggregateStream(whole.run(noDocuments()), sources);
    const question = prefixQuestion(prefix, fields.any('hint'), expressions);
    const source = sources.documents(collection, question, prefix.skip ?? 0);
    return new AggregateStream(compilePipeline(prefix.rest, env).run(source), sources);
  };
  const { prefix } = compilePipeline(stages, { collection: noDocuments, expressions });
  const counted = countField(prefix);
  if (counted) ready = await countReply(context, collection, prefix, request, counted);
  const options = { namespace, batchSize };
  return openCursor(context, options, ready ? () => readyStream(ready) : make);
}

export const aggregateCommands: Record<string, Command> = {
  aggregate: { transactional: true, run: aggregate },
};
