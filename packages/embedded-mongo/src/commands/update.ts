import { Int32 } from 'bson';
import { mongoError } from '../base/errors';
import { compileFilter } from '../query/index';
import { parseSort } from '../paths/sort';
import type { ExpressionEnv } from '../expressions/index';
import type { WriteSet } from '../storage/writeSet';
import { isDoc, type Doc, type Value } from '../values/types';
import { insertUpsert, readUpdate, updateHit } from './applyUpdate';
import { collectionFor, namespaceOf, type Command, type Context } from './context';
import { readFields } from './fields';
import { ensureCollection } from './implicitCreate';
import { checkBatch } from './insert';
import { letVariables } from './letVariables';
import { runStatements } from './statements';
import { Target } from './target';
import { refuseCollation } from './unsupported';

const STATEMENT = {
  q: 'object',
  u: 'any',
  c: 'object',
  multi: 'bool',
  upsert: 'bool',
  upsertSupplied: 'bool',
  collation: 'object',
  arrayFilters: 'array',
  hint: 'any',
  sort: 'object',
} as const;

interface Totals {
  matched: number;
  modified: number;
  upserted: Doc[];
}

/** True when the statement has more to do. */
type Statement = (index: number, set: WriteSet, totals: Totals) => boolean;

/** One statement of an update command, compiled. */
function readStatement(
  context: Context,
  item: Value,
  env: ExpressionEnv,
  namespace: string,
  bypass: boolean,
): { upsert: boolean; run: Statement } {
  if (!isDoc(item)) throw mongoError(14, 'The elements of the updates array must be objects');
  const fields = readFields(item, 'update.updates', STATEMENT, ['q', 'u'], false);
  refuseCollation(fields);
  const constants = fields.object('c');
  const own = constants
    ? { ...env, variables: new Map([...(env.variables ?? []), ...Object.entries(constants)]) }
    : env;
  const query = fields.object('q') ?? {};
  const filter = compileFilter(query, own);
  const update = readUpdate(fields.any('u'), fields, own);
  const multi = fields.bool('multi');
  if (multi && update.kind === 'replacement') {
    throw mongoError(9, 'multi update is not supported for replacement-style update');
  }
  const sort = fields.object('sort');
  if (multi && sort) throw mongoError(9, 'Cannot specify sort with multi=true');
  const question = {
    filter,
    sort: parseSort(sort ?? {}),
    limit: multi ? 0 : 1,
    hint: fields.any('hint'),
  };
  const target = new Target(context, question);
  const upsert = fields.bool('upsert');
  let begun = false;
  const run: Statement = (index, set, totals) => {
    const collection = collectionFor(context, namespace);
    const hits = collection ? target.find(set, collection) : [];
    let modified = 0;
    for (const hit of hits) {
      if (!collection) break;
      const { changed } = updateHit(context.engine, set, collection, hit, update, filter, bypass);
      if (changed) modified++;
    }
    totals.matched += hits.length;
    totals.modified += modified;
    begun ||= hits.length > 0 || target.unfinished;
    if (begun || !upsert || !collection) return target.unfinished;
    const { doc } = insertUpsert(context.engine, set, collection, update, query, filter, bypass);
    totals.matched++;
    totals.upserted.push({ index: new Int32(index), _id: doc._id as Value });
    return false;
  };
  return { upsert, run };
}

async function update(context: Context): Promise<Doc> {
  const { name, namespace } = namespaceOf(context, 'update');
  const fields = readFields(
    context.body,
    'update',
    {
      update: 'string',
      updates: 'array',
      ordered: 'bool',
      bypassDocumentValidation: 'bool',
      let: 'object',
    },
    ['updates'],
  );
  const updates = fields.array('updates') ?? [];
  checkBatch(updates.length);
  const env = letVariables(fields);
  const bypass = fields.bool('bypassDocumentValidation');
  const statements = updates.map((item) => readStatement(context, item, env, namespace, bypass));
  if (statements.some(({ upsert }) => upsert)) await ensureCollection(context, namespace, name);
  const totals: Totals = { matched: 0, modified: 0, upserted: [] };
  return runStatements(
    context,
    statements.length,
    fields.has('ordered') ? fields.bool('ordered') : true,
    (i, set) => statements[i]?.run(i, set, totals) ?? false,
    (errors) => ({
      n: new Int32(totals.matched),
      nModified: new Int32(totals.modified),
      ...(totals.upserted.length > 0 && { upserted: totals.upserted }),
      ...(errors.length > 0 && { writeErrors: errors }),
    }),
  );
}

export const updateCommands: Record<string, Command> = {
  update: { transactional: true, run: update },
};
