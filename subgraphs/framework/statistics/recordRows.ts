import type { Collection, Connection } from 'mongoose';
import type { RecordKind } from '../records/recordKind';
import { lastFactChanges, tablesOf } from '../records/writer/tables';
import type { FactRow } from './factOf';
import type { FactRows } from './statisticsSource';

/** The records of a subgraph as rows that statistics count. */
export function recordRows(connection: Connection, kinds: readonly RecordKind[]): FactRows {
  const tables = tablesOf(connection, kinds);
  const { plans, factChanges } = tables;
  return {
    connection,
    rows: tables.rows as unknown as Collection<FactRow>,
    factChanges,
    lastNumber: (session) => lastFactChanges(tables, session),
    paths: ['type', ...[...plans.values()].flatMap(({ paths }) => paths)],
    planOf: (row) => plans.get((row as FactRow & { readonly type: string }).type),
  };
}
