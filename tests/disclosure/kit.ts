import type { DisclosureEvent } from '../../schema/authority';
import type { LogKeys } from '../../schema/log/logKeys';
import { connect, type Database } from '../../subgraphs/kit/mongo';
import { databaseVault } from '../../subgraphs/kit/vault/databaseVault';
import type { Vault } from '../../subgraphs/kit/vault/vault';
import { openLog, type LocalLog } from '../../subgraphs/subjects/disclosure/log';
import { logModels } from '../../subgraphs/subjects/disclosure/model';
import { testLogKeys } from '../kit/logKeys';
import { testVaultKeys } from '../kit/vault';

export const AT = '2026-06-30T04:00:00.000Z';

/** A disclosure of a person's name to a bank; a case says what is different. */
export function event(id: string, more: Partial<DisclosureEvent> = {}): DisclosureEvent {
  return {
    id,
    at: AT,
    requestId: `request-of-${id}`,
    operation: 'a'.repeat(64),
    subgraph: 'subjects',
    actor: 'bank-clerk',
    roles: ['bank'],
    client: 'bank-client',
    organization: '91120102MA00XX0A90',
    purpose: 'lending',
    basis: 'CONSENT',
    consent: { id: 'consent-1', version: 3 },
    matrix: '2026-1',
    subjectId: 'per-1',
    clusters: ['IDENTITY'],
    disclosed: ['NaturalPerson.name'],
    masked: ['NaturalPerson.idNumber'],
    denied: [],
    ...more,
  };
}

export const events = (from: number, count: number, more: Partial<DisclosureEvent> = {}) =>
  Array.from({ length: count }, (_, i) => event(`e-${from + i}`, more));

/** The log as one process has it open. */
export interface OpenedLog {
  readonly log: LocalLog;
  readonly database: Database;
  readonly vault: Vault;
}

/** Opens the log of a database, as a process of its own would. */
export async function openedLog(
  store: { readonly uri: string; readonly dbPrefix: string },
  { keys = testLogKeys, now = () => new Date() }: { keys?: LogKeys; now?: () => Date } = {},
): Promise<OpenedLog> {
  const database = await connect(store.uri, `${store.dbPrefix}_subjects`);
  const models = logModels(database.connection);
  const vault = databaseVault(database.connection, { subgraph: 'subjects', keys: testVaultKeys });
  for (const model of Object.values(models)) await model.createIndexes();
  return { log: openLog(models, { vault, keys, now }), database, vault };
}
