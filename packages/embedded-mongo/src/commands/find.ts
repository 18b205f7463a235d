import { mongoError } from '../base/errors';
import type { Question } from '../planner/choose';
import type { Hit } from '../planner/scan';
import { Search } from '../planner/search';
import { compileFilter, type Filter } from '../query/index';
import { compileProjection, type Projection } from '../query/project';
import { allFields, filterFields, topField } from '../query/readFields';
import { parseSort } from '../paths/sort';
import { emptyStream, openCursor } from './openCursor';
import { collectionFor, namespaceOf, type Command, type Context } from './context';
import { readFields, type Fields } from './fields';
import { letVariables } from './letVariables';
import { refuseCollation } from './unsupported';
import { FindStream } from './findStream';
import { fieldPicker } from '../values/pickFields';
import { encodeDocument, type Doc } from '../values/types';

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
  projected: boolean;
  /** The form a match goes out in: projected, or as stored. */
  output: (hit: Hit) => Uint8Array;
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
  const conditions = fields.object('filter') ?? {};
  const filter = compileFilter(conditions, env);
  const sort = parseSort(fields.object('sort') ?? {});
  const project =
    projection && Object.keys(projection).length > 0
      ? compileProjection(projection, env)
      : undefined;
  return {
    fields,
    skip,
    question: {
      filter,
      sort,
      limit: limit > 0 ? limit + skip : 0,
      hint: fields.any('hint'),
      reads: allFields(
        filterFields(conditions),
        new Set(sort.map(([path]) => topField(path))),
        project === undefined || project.keepsWhole ? new Set() : project.reads,
      ),
    },
    projected: project !== undefined,
    output: outputOf(project, filter),
  };
}

function outputOf(project: Projection | undefined, filter: Filter): (hit: Hit) => Uint8Array {
  if (project === undefined) return ({ bytes }) => bytes;
  if (project.keepsWhole && project.reads !== undefined) {
    const pick = fieldPicker(project.reads);
    return ({ bytes }) => pick(bytes);
  }
  return ({ doc }) =>
    encodeDocument(project(doc, project.positional ? filter.positional(doc) : undefined));
}

async function find(context: Context): Promise<Buffer> {
  const { namespace } = namespaceOf(context, 'find');
  const { question, skip, output, fields } = readFind(context.body);
  const collection = collectionFor(context, namespace);
  const options = {
    namespace,
    batchSize: fields.count('batchSize'),
    singleBatch: fields.bool('singleBatch'),
    keepAlive: fields.bool('noCursorTimeout'),
  };
  return openCursor(context, options, (reader) =>
    collection
      ? new FindStream(new Search(collection, question, reader), skip, output)
      : emptyStream(),
  );
}

export const findCommands: Record<string, Command> = { find: { transactional: true, run: find } };
