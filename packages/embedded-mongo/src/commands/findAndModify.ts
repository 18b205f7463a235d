import { Int32 } from 'bson';
import { MongoError, mongoError } from '../base/errors';
import { compileFilter } from '../query/index';
import { compileProjection } from '../query/project';
import { parseSort } from '../paths/sort';
import type { WriteSet } from '../storage/writeSet';
import type { Doc, Value } from '../values/types';
import { insertUpsert, readUpdate, updateHit } from './applyUpdate';
import { collectionFor, namespaceOf, type Command, type Context } from './context';
import { readFields } from './fields';
import { ensureCollection } from './implicitCreate';
import { letVariables } from './letVariables';
import { runStatements } from './statements';
import { Target } from './target';
import { refuseCollation } from './unsupported';

const FIELDS = {
  findAndModify: 'string',
  findandmodify: 'string',
  query: 'object',
  sort: 'object',
  remove: 'bool',
  update: 'any',
  new: 'bool',
  fields: 'object',
  upsert: 'bool',
  bypassDocumentValidation: 'bool',
  collation: 'object',
  arrayFilters: 'array',
  hint: 'any',
  let: 'object',
} as const;

async function findAndModify(context: Context): Promise<Doc> {
  const { engine, body } = context;
  const { name, namespace } = namespaceOf(context, Object.keys(body)[0] ?? '');
  const fields = readFields(body, 'findAndModify', FIELDS);
  refuseCollation(fields);
  const remove = fields.bool('remove');
  const upsert = fields.bool('upsert');
  if (remove === fields.has('update')) {
    throw mongoError(
      9,
      remove
        ? 'Cannot specify both an update and remove=true'
        : 'Either an update or remove=true must be specified',
    );
  }
  if (remove && upsert) throw mongoError(9, 'Cannot specify both upsert=true and remove=true');
  if (remove && fields.bool('new')) {
    throw mongoError(
      9,
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  }
  const env = letVariables(fields);
  const query = fields.object('query') ?? {};
  const filter = compileFilter(query, env);
  const update = remove ? undefined : readUpdate(fields.any('update'), fields, env);
  const projection = fields.object('fields');
  const project =
    projection && Object.keys(projection).length > 0
      ? compileProjection(projection, env)
      : undefined;
  const sort = parseSort(fields.object('sort') ?? {});
  const target = new Target(context, { filter, sort, limit: 1, hint: fields.any('hint') });
  const bypass = fields.bool('bypassDocumentValidation');
  if (upsert) await ensureCollection(context, namespace, name);

  let value: Value = null;
  let lastErrorObject: Doc = { n: new Int32(0), ...(!remove && { updatedExisting: false }) };
  const statement = (_: number, set: WriteSet): void => {
    const collection = collectionFor(context, namespace);
    const hit = collection && target.find(set, collection)[0];
    if (!collection) return;
    const shown = (doc: Doc): Doc => (project ? project(doc, filter.positional(doc)) : doc);
    if (hit && !update) {
      engine.documents.remove(set, collection, hit);
      value = shown(hit.doc);
      lastErrorObject = { n: new Int32(1) };
    } else if (hit && update) {
      const { doc } = updateHit(engine, set, collection, hit, update, filter, bypass);
      value = fields.bool('new') ? shown(doc) : shown(hit.doc);
      lastErrorObject = { n: new Int32(1), updatedExisting: true };
    } else if (update && upsert) {
      const { doc } = insertUpsert(engine, set, collection, update, query, filter, bypass);
      if (fields.bool('new')) value = shown(doc);
      lastErrorObject = { n: new Int32(1), updatedExisting: false, upserted: doc._id as Value };
    }
  };
  let failure: MongoError | undefined;
  const reply = await runStatements(
    context,
    1,
    true,
    (i, set) => {
      try {
        statement(i, set);
      } catch (error) {
        if (error instanceof MongoError) failure = error;
        throw error;
      }
    },
    () => ({ lastErrorObject, value }),
  );
  if (failure) throw failure;
  return reply;
}

export const findAndModifyCommands: Record<string, Command> = {
  findAndModify: { transactional: true, run: findAndModify },
  findandmodify: { transactional: true, run: findAndModify },
};
