import { Long } from 'bson';
import { mongoError } from '../base/errors';
import { Batch } from '../sessions/cursors';
import { isNum, type Doc, type Value } from '../values/types';
import { toNumber } from '../values/numbers';
import { cursorReply } from '../protocol/reply';
import { openReader, type Command, type Context } from './context';
import { readFields } from './fields';

function cursorId(value: Value | undefined): Long {
  if (value instanceof Long) return value;
  if (isNum(value)) return Long.fromNumber(toNumber(value));
  throw mongoError(14, "BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
}

async function getMore(context: Context): Promise<Buffer> {
  const { body, engine, database, session, transaction } = context;
  const fields = readFields(
    body,
    'getMore',
    {
      getMore: 'any',
      collection: 'string',
      batchSize: 'number',
      term: 'number',
      lastKnownCommittedOpTime: 'any',
    },
    ['collection'],
  );
  const cursor = engine.cursors.take(cursorId(body.getMore));
  let keep = false;
  try {
    const namespace = `${database}.${fields.string('collection')}`;
    if (cursor.namespace !== namespace) {
      keep = true;
      throw mongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    if (cursor.session !== session?.id || cursor.transaction !== transaction?.number) {
      keep = true;
      throw mongoError(50738, 'Cannot run getMore on a cursor of another session or transaction');
    }
    const { reader, close } = openReader(context);
    try {
      cursor.stream.rebase(reader);
      const batch = new Batch(fields.count('batchSize') || Infinity);
      const done = await cursor.stream.fill(batch, context.slice);
      if (cursor.killed) throw mongoError(237, 'cursor was killed');
      keep = !done;
      return cursorReply('nextBatch', batch.documents, done ? Long.ZERO : cursor.id, namespace);
    } finally {
      close();
    }
  } finally {
    if (!keep) engine.cursors.kill(cursor);
    engine.cursors.release(cursor);
  }
}

function killCursors(context: Context): Doc {
  const { body, engine, database } = context;
  const fields = readFields(body, 'killCursors', { killCursors: 'string', cursors: 'array' }, [
    'cursors',
  ]);
  const namespace = `${database}.${fields.string('killCursors')}`;
  const killed: Value[] = [];
  const missing: Value[] = [];
  for (const id of fields.array('cursors') ?? []) {
    const cursor = engine.cursors.find(cursorId(id));
    if (cursor?.namespace === namespace) {
      engine.cursors.kill(cursor);
      killed.push(id);
    } else missing.push(id);
  }
  return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [] };
}

export const cursorCommands: Record<string, Command> = {
  getMore: { transactional: true, run: getMore },
  killCursors: { transactional: true, run: killCursors },
};
