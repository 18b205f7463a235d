import { Int32 } from 'bson';
import { mongoError } from '../base/errors';
import { compileFilter } from '../query/index';
import type { Doc } from '../values/types';
import { collectionFor, namespaceOf, type Command, type Context } from './context';
import { readFields } from './fields';
import { checkBatch } from './insert';
import { letVariables } from './letVariables';
import { runStatements } from './statements';
import { Target } from './target';
import { refuseCollation } from './unsupported';

const STATEMENT = { q: 'object', limit: 'number', collation: 'object', hint: 'any' } as const;

async function remove(context: Context): Promise<Doc> {
  const { engine, body } = context;
  const { namespace } = namespaceOf(context, 'delete');
  const fields = readFields(
    body,
    'delete',
    { delete: 'string', deletes: 'array', ordered: 'bool', let: 'object' },
    ['deletes'],
  );
  const deletes = fields.array('deletes') as Doc[];
  checkBatch(deletes.length);
  const env = letVariables(fields);
  const targets = deletes.map((item) => {
    const statement = readFields(item, 'delete.deletes', STATEMENT, ['q', 'limit'], false);
    refuseCollation(statement);
    const limit = statement.number('limit');
    if (limit !== 0 && limit !== 1) {
      throw mongoError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
    }
    const filter = compileFilter(statement.object('q') ?? {}, env);
    return new Target(context, { filter, sort: [], limit, hint: statement.any('hint') });
  });
  let removed = 0;
  return runStatements(
    context,
    targets.length,
    fields.has('ordered') ? fields.bool('ordered') : true,
    (i, set) => {
      const collection = collectionFor(context, namespace);
      const target = targets[i];
      if (!collection || !target) return false;
      const hits = target.find(set, collection);
      for (const hit of hits) engine.documents.remove(set, collection, hit);
      removed += hits.length;
      return target.unfinished;
    },
    (errors) => ({ n: new Int32(removed), ...(errors.length > 0 && { writeErrors: errors }) }),
  );
}

export const deleteCommands: Record<string, Command> = {
  delete: { transactional: true, run: remove },
};
