import type { DisclosureEvent } from '../../../../schema/registry';
import type { LogKeys } from '../../../../schema/log/logKeys';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import type { Vault } from '../../../../subgraphs/framework/vault/vault';
import { entriesOf, textsOf } from '../../../../subgraphs/subjects/disclosure/stored/group';
import { openLog, type LocalLog } from '../../../../subgraphs/subjects/disclosure/log';
import { logModels, type LogModels } from '../../../../subgraphs/subjects/disclosure/stored/model';
import type {
  EntryRecord,
  GroupRecord,
} from '../../../../subgraphs/subjects/disclosure/stored/record';
import { testLogKeys } from '../../../support/logKeys';
import { testVaultKeys } from '../../../support/vault';

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

/** The log as one process opens it. */
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

/** Ends a process as a crash would: nothing is moved or signed any more. */
export async function crash({ log, database }: OpenedLog): Promise<void> {
  log.tree.stop();
  await database.close();
}

type Groups = Pick<LogModels, 'groups'>;

/** The groups of a log, in their order. */
export const groupsIn = ({ groups }: Groups): Promise<GroupRecord[]> =>
  groups.find().sort({ _id: 1 }).lean<GroupRecord[]>();

/** The entries in the groups that were not pruned, in their order. */
export async function recordsOf(models: Groups): Promise<EntryRecord[]> {
  return (await groupsIn(models)).flatMap((group) => entriesOf(group));
}

/** Their leaf texts, by index. */
export async function textsByPlace(models: Groups): Promise<Map<number, string>> {
  const found = await groupsIn(models);
  return new Map(
    found.flatMap((group) => textsOf(group).map((text, i) => [group._id + i, text] as const)),
  );
}

/** Their leaf texts, in their order. */
export async function textsOfLog(models: Groups): Promise<string[]> {
  return [...(await textsByPlace(models)).values()];
}
