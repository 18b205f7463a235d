import { mongoError } from '../errors';
import type { Question } from '../planner/choose';
import { Search } from '../planner/search';
import { compileFilter } from '../query/index';
import { compileProjection } from '../query/project';
import { parseSort } from '../query/sort';
import { emptyStream, openCursor } from './openCursor';
import { collectionFor, namespaceOf, type Command, type Context } from './context';
import { readFields, type Fields } from './fields';
import { letVariables } from './letVariables';
import { refuseCollation } from './unsupported';
import { FindStream } from './findStream';
import type { Doc } from '../values/types';

const FIND_FIELDS = {
  find: 'string',
  filter: 'object',
  sort: 'object',
  projection: 'object',
  hint: 'any',
  skip: 'number',
  limit: 'number',
  batchSize: 'number',
  singleBatch: 'bool',
  collation: 'object',
  allowDiskUse: 'bool',
  allowPartialResults: 'bool',
  noCursorTimeout: 'bool',
  let: 'object',
  max: 'object',
  min: 'object',
  returnKey: 'bool',
  showRecordId: 'bool',
  tailable: 'bool',
  awaitData: 'bool',
  oplogReplay: 'bool',
} as const;

export interface FindRequest {
  question: Question;
  skip: number;
  project: ((doc: Doc, positional?: number) => Doc) | undefined;
  fields: Fields;
}

/** Reads a find command. @throws MongoError for malformed and unsupported options */
export function readFind(body: Doc): FindRequest {
  const fields = readFields(body, 'find', FIND_FIELDS);
  for (const name of ['max', 'min', 'returnKey', 'showRecordId', 'tailable', 'awaitData']) {
    const value = fields.any(name);
    if (value !== undefined && value !== false) {
      throw mongoError(238, `find option '${name}' is not supported`);
    }
  }
  refuseCollation(fields);
  const skip = fields.count('skip') ?? 0;
  const limit = fields.count('limit') ?? 0;
  const projection = fields.object('projection');
  const env = letVariables(fields);
  const filter = compileFilter(fields.object('filter') ?? {}, env);
  const project =
    projection && Object.keys(projection).length > 0
      ? compileProjection(projection, env)
      : undefined;
  return {
    fields,
    skip,
    question: {
      filter,
      sort: parseSort(fields.object('sort') ?? {}),
      limit: limit > 0 ? limit + skip : 0,
      hint: fields.any('hint'),
    },
    project: project && ((doc) => project(doc, filter.positional(doc))),
  };
}

async function find(context: Context): Promise<Buffer> {
  const { namespace } = namespaceOf(context, 'find');
  const { question, skip, project, fields } = readFind(context.body);
  const collection = collectionFor(context, namespace);
  const options = {
    namespace,
    batchSize: fields.count('batchSize'),
    singleBatch: fields.bool('singleBatch'),
    keepAlive: fields.bool('noCursorTimeout'),
  };
  return openCursor(context, options, (reader) =>
    collection
      ? new FindStream(new Search(collection, question, reader), skip, project)
      : emptyStream(),
  );
}

export const findCommands: Record<string, Command> = { find: { transactional: true, run: find } };
