import type { ClientSession, Connection } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import { isDuplicate } from '../../durable';
import { idempotencyOf } from '../../idempotency';
import { textOf } from '../../textOf';
import type { Vault } from '../../vault/vault';
import type { RecordKind } from '../recordKind';
import { changeState } from './changeState';
import { changeStates } from './changeStates';
import { checkable, correctRow } from './correctRow';
import { destroyRows } from './destroyRows';
import type { WriteContext, WrittenRecord } from './event';
import { insertRows } from './insertRows';
import { inTransaction as transaction } from './inTransaction';
import { answerOf, storeAnswer } from './requests';
import { checkedAndSealed, kindOfRow, sealRow } from './sealRows';
import { stateReason } from './stateReason';
import { tablesOf } from './tables';
import { moveRows } from './moveRows';
import { validateRow } from './validateRow';
import type { Keyed, RecordWriter } from './writer';

/** The number of records that `createMany` creates per transaction. */
const TRANSACTION_SIZE = 1000;

/** The writer of a subgraph's records. A connection may have several writers. */
export function recordWriter(
  connection: Connection,
  kinds: readonly RecordKind[],
  vault: Vault,
): RecordWriter {
  const tables = tablesOf(connection, kinds);
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));

  const inTransaction = <T>(work: (session: ClientSession) => Promise<T>) =>
    transaction(connection, work);
  const correction = (request: unknown) => ['CORRECT_RECORD', request] as const;

  /** Writes only once, however often the request is repeated. */
  async function writeOnce(
    what: readonly [mutation: string, input: unknown],
    { key, actor, client }: WriteContext & Keyed,
    write: (session: ClientSession) => Promise<readonly WrittenRecord[]>,
  ): Promise<readonly WrittenRecord[]> {
    const caller = { actor, ...(client !== undefined && { client }) };
    const idempotency = idempotencyOf(key, what, caller, vault);
    return withConflict(() =>
      inTransaction(async (session) => {
        const before = await answerOf(tables.request, idempotency, session);
        if (before) return before;
        const answer = await write(session);
        await storeAnswer(tables.request, idempotency, answer, session);
        return answer;
      }),
    );
  }

  return {
    async create(rows, context) {
      const checked = withCheckedTexts(context);
      const { reason, legalBasis } = checked;
      const sealed = await checkedAndSealed(byType, vault, rows);
      const what = ['CREATE_RECORDS', { rows, reason, legalBasis }] as const;
      return writeOnce(what, context, (session) =>
        insertRows(tables, sealed, checked, session, vault),
      );
    },
    async correct(row, change) {
      const checked = withCheckedTexts(change);
      const { reason, legalBasis, version } = checked;
      const kind = kindOfRow(byType, row);
      validateRow(kind, checkable(row, change.at));
      const sealed = await sealRow(vault, kind, row);
      const what = correction(change.request ?? { row, version, reason, legalBasis });
      const [written] = await writeOnce(what, change, async (session) => [
        await correctRow(tables, kind, sealed, checked, session),
      ]);
      return written!;
    },
    async corrected(request, { key, actor, client }) {
      const caller = { actor, ...(client !== undefined && { client }) };
      const idempotency = idempotencyOf(key, correction(request), caller, vault);
      return (await answerOf(tables.request, idempotency, null))?.[0];
    },
    async change(type, id, action, change) {
      const checked = withCheckedTexts(change);
      const { reason, legalBasis, version, decidedOn } = checked;
      kindOfRow(byType, { type });
      // The day of the change is no part of the input: a repeated request may come a day later.
      const given = { type, id, version, reason, legalBasis, ...(decidedOn && { decidedOn }) };
      const what = [`${action}_RECORD`, given] as const;
      const [written] = await writeOnce(what, change, async (session) => [
        await changeState(tables, { type, id, action }, checked, session),
      ]);
      return written!;
    },
    async createMany(rows, context) {
      const checked = withCheckedTexts(context);
      for (let index = 0; index < rows.length; index += TRANSACTION_SIZE) {
        const batch = rows.slice(index, index + TRANSACTION_SIZE);
        const sealed = await checkedAndSealed(byType, vault, batch);
        await withConflict(() =>
          inTransaction((session) => insertRows(tables, sealed, checked, session, vault)),
        );
      }
    },
    prepare: (rows) => checkedAndSealed(byType, vault, rows),
    moveAll: (move, why) =>
      moveRows({ tables, kinds, vault, inTransaction }, move, withCheckedTexts(why)),
    transaction: (work) =>
      inTransaction((session) =>
        work({
          session,
          create: (rows, why) => insertRows(tables, rows, withCheckedTexts(why), session, vault),
          change: (type, id, action, change) =>
            changeState(tables, { type, id, action }, withCheckedTexts(change), session),
          correct: ([kind, row], change) =>
            correctRow(tables, kind, row, withCheckedTexts(change), session),
          changeAll: (type, ids, action, context) =>
            changeStates(tables, { type, ids, action }, withCheckedTexts(context), session),
          stateReason: (type, ids, reason) => stateReason(tables, { type, ids }, reason, session),
          destroyAll: (type, ids, context) =>
            destroyRows(tables, { type, ids }, withCheckedTexts(context), session),
        }),
      ),
  };
}

/** @throws BAD_USER_INPUT for a reason or a legal basis that is too short or too long */
function withCheckedTexts<W extends WriteContext>(context: W): W {
  return {
    ...context,
    reason: textOf('reason', context.reason, 2, 500),
    legalBasis: textOf('legalBasis', context.legalBasis, 2, 500),
  };
}

/** @throws CONFLICT instead of the driver's error for a duplicate unique value */
async function withConflict<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) throw creditError('CONFLICT', 'A record with this id already exists.');
    throw error;
  }
}
