import type { ClientSession, Connection } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import { isDuplicate } from '../../durable';
import { idempotencyOf } from '../../idempotency';
import { textOf } from '../../textOf';
import type { Vault } from '../../vault/vault';
import type { RecordKind } from '../recordKind';
import { changeState } from './changeState';
import { checkable, correctRow } from './correctRow';
import type { WhoAndWhy, WrittenRecord } from './event';
import { insertRows } from './insertRows';
import { answerOf, keepAnswer } from './requests';
import { checkedAndSealed, kindOfRow, sealRow } from './sealRows';
import { tablesOf } from './tables';
import { inTurn } from './turns';
import { validateRow } from './validateRow';
import type { Keyed, RecordWriter } from './writer';

/** How many records `createMany` makes in one transaction. */
const BATCH = 1000;

/** The writer of a subgraph's records. Any number may stand on one connection. */
export function recordWriter(
  connection: Connection,
  kinds: readonly RecordKind[],
  vault: Vault,
): RecordWriter {
  const tables = tablesOf(connection);
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));

  async function inTransaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
    const attempt = () =>
      inTurn(connection, () =>
        connection.withSession((session) => session.withTransaction(() => work(session))),
      );
    try {
      return await attempt();
    } catch (error) {
      // Another process took a unique value first, of a key, say: what it wrote is there now.
      if (!isDuplicate(error)) throw error;
      return await attempt();
    }
  }

  /** Writes once, however often the request comes. */
  async function once(
    what: readonly [mutation: string, input: unknown],
    { key, actor, client }: WhoAndWhy & Keyed,
    write: (session: ClientSession) => Promise<readonly WrittenRecord[]>,
  ): Promise<readonly WrittenRecord[]> {
    const caller = { actor, ...(client !== undefined && { client }) };
    const idempotency = idempotencyOf(key, what, caller, vault);
    return orTaken(() =>
      inTransaction(async (session) => {
        const before = await answerOf(tables.request, idempotency, session);
        if (before) return before;
        const answer = await write(session);
        await keepAnswer(tables.request, idempotency, answer, session);
        return answer;
      }),
    );
  }

  return {
    async create(rows, why) {
      const reasons = readable(why);
      const { reason, legalBasis } = reasons;
      const sealed = await checkedAndSealed(byType, vault, rows);
      const what = ['CREATE_RECORDS', { rows, reason, legalBasis }] as const;
      return once(what, why, (session) => insertRows(tables, sealed, reasons, session));
    },
    async correct(row, change) {
      const reasons = readable(change);
      const { reason, legalBasis, version } = reasons;
      const kind = kindOfRow(byType, row);
      validateRow(kind, checkable(row, change.at));
      const sealed = await sealRow(vault, kind, row);
      const what = ['CORRECT_RECORD', { row, version, reason, legalBasis }] as const;
      const [written] = await once(what, change, async (session) => [
        await correctRow(tables, kind, sealed, reasons, session),
      ]);
      return written!;
    },
    async change(type, id, action, change) {
      const reasons = readable(change);
      const { reason, legalBasis, version } = reasons;
      kindOfRow(byType, { type });
      const what = [`${action}_RECORD`, { type, id, version, reason, legalBasis }] as const;
      const [written] = await once(what, change, async (session) => [
        await changeState(tables, { type, id, action }, reasons, session),
      ]);
      return written!;
    },
    async createMany(rows, why) {
      const reasons = readable(why);
      for (let at = 0; at < rows.length; at += BATCH) {
        const sealed = await checkedAndSealed(byType, vault, rows.slice(at, at + BATCH));
        await orTaken(() =>
          inTransaction((session) => insertRows(tables, sealed, reasons, session)),
        );
      }
    },
    transaction: (work) =>
      inTransaction((session) =>
        work({
          session,
          change: (type, id, action, change) =>
            changeState(tables, { type, id, action }, readable(change), session),
        }),
      ),
  };
}

/** @throws BAD_USER_INPUT for a reason or a legal basis that is too short or too long */
function readable<W extends WhoAndWhy>(why: W): W {
  return {
    ...why,
    reason: textOf('reason', why.reason, 2, 500),
    legalBasis: textOf('legalBasis', why.legalBasis, 2, 500),
  };
}

/** @throws CONFLICT where a unique value was taken */
async function orTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) throw creditError('CONFLICT', 'A record with this id exists already.');
    throw error;
  }
}
