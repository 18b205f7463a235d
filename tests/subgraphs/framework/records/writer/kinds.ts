import type { Connection } from 'mongoose';
import { planDataset } from '../../../../../seed/plan';
import { datasetRows } from '../../../../../seed/datasetRows';
import { SUBGRAPHS } from '../../../../../subgraphs';
import type { SubgraphDefinition } from '../../../../../subgraphs/framework/definition';
import { connect } from '../../../../../subgraphs/framework/mongo';
import type { RecordKind } from '../../../../../subgraphs/framework/records/recordKind';
import { RECORDS } from '../../../../../subgraphs/framework/records/recordModels';
import type { RecordEvent } from '../../../../../subgraphs/framework/records/writer/event';
import type { NewRow } from '../../../../../subgraphs/framework/records/writer/rowFault';
import { recordWriter } from '../../../../../subgraphs/framework/records/writer/recordWriter';
import type { RecordWriter } from '../../../../../subgraphs/framework/records/writer/writer';
import { databaseVault } from '../../../../../subgraphs/framework/vault/databaseVault';
import type { Vault } from '../../../../../subgraphs/framework/vault/vault';
import { startTestStore } from '../../../../support/store';
import { testVaultKeys } from '../../../../support/vault';

/** Every kind of record of every subgraph, by name. */
export const KINDS: readonly (readonly [string, RecordKind, SubgraphDefinition])[] =
  SUBGRAPHS.flatMap((definition) =>
    (definition.records ?? []).map((kind) => [kind.type, kind, definition] as const),
  );
export const SUBGRAPHS_WITH_RECORDS = SUBGRAPHS.filter(({ records = [] }) => records.length > 0);

const seeded = new Map<string, NewRow[]>();
for (const { type, document } of datasetRows(
  planDataset({ subjects: 400, seed: 5, today: '2026-06-15' }),
)) {
  if (type === undefined) continue;
  const rows = seeded.get(type);
  if (rows) rows.push(document as NewRow);
  else seeded.set(type, [document as NewRow]);
}

/** The rows of a kind in a small dataset. */
export const seededRows = (type: string): readonly NewRow[] => seeded.get(type)!;

let made = 0;
/** A seeded row that is in force, with its own id. */
export function freshRow(type: string, more: Partial<NewRow> = {}): NewRow {
  const row = seededRows(type).find(({ state }) => state === 'ACTIVE')!;
  return { ...row, _id: `new-${++made}`, ...more };
}

let keys = 0;
export const NOW = new Date('2026-06-15T04:00:00Z');
/** The writer, reason and a new key of a write in these tests. */
export const why = (more: { readonly key?: string } = {}) => ({
  actor: 'some-steward',
  department: 'court',
  at: NOW,
  reason: '按来源部门通知办理',
  legalBasis: '个人信息保护法第四十六条',
  key: `key-${String(++keys).padStart(8, '0')}`,
  ...more,
});

/** The database of a subgraph's records, and two writers that act as two processes. */
export interface Written {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly writer: RecordWriter;
  readonly other: RecordWriter;
  readonly row: (id: string) => Promise<Record<string, any> | null>;
  readonly events: (filter?: Partial<RecordEvent>) => Promise<RecordEvent[]>;
  stop(): Promise<void>;
}

export async function startWriting(definition: SubgraphDefinition): Promise<Written> {
  const store = await startTestStore();
  const open = () => connect(store.uri, `${store.dbPrefix}_${definition.name}`);
  const [first, second] = await Promise.all([open(), open()]);
  const writerOn = ({ connection }: typeof first) =>
    recordWriter(
      connection,
      definition.records!,
      databaseVault(connection, { subgraph: definition.name, keys: testVaultKeys }),
    );
  const { connection } = first;
  definition.models(connection);
  for (const name of connection.modelNames()) await connection.model(name).createIndexes();
  return {
    connection,
    vault: databaseVault(connection, { subgraph: definition.name, keys: testVaultKeys }),
    writer: writerOn(first),
    other: writerOn(second),
    row: async (id) => connection.collection<any>(RECORDS).findOne({ _id: id }),
    events: async (filter = {}) =>
      connection
        .collection<RecordEvent>('recordEvents')
        .find(filter as object)
        .sort({ _id: 1 })
        .toArray(),
    async stop() {
      await Promise.all([first.close(), second.close()]);
      await store.stop();
    },
  };
}

/** The error of a refused write. */
export async function refusal(
  write: Promise<unknown>,
): Promise<{ code: unknown; message: string }> {
  const error: unknown = await write.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) throw new Error('The write was not refused.');
  const { message, extensions } = error as { message: string; extensions?: { code?: unknown } };
  return { code: extensions?.code, message };
}

export const codeOf = async (write: Promise<unknown>): Promise<unknown> =>
  (await refusal(write)).code;

/** The texts and numbers of a value, at any depth. */
export function leaves(value: unknown): string[] {
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === 'object') return Object.values(value).flatMap(leaves);
  return [`${value as string | number | bigint}`];
}
