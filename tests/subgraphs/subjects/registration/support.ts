import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { DemoCallerOptions } from '../../../../gateway/authentication/demoCallers';
import type { Role } from '../../../../schema/viewer';
import { syntheticUscc } from '../../../../seed/syntheticIdentifiers';
import { SUBGRAPHS } from '../../../../subgraphs';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { RECORDS } from '../../../../subgraphs/framework/records/recordModels';
import { sealedOfKind } from '../../../../subgraphs/framework/records/sealedRecords';
import type { WrittenRow } from '../../../../subgraphs/framework/records/writer/event';
import { recordWriter } from '../../../../subgraphs/framework/records/writer/recordWriter';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import { openDocument } from '../../../../subgraphs/framework/vault/sealedFields';
import type { Vault } from '../../../../subgraphs/framework/vault/vault';
import { formerCodeModel } from '../../../../subgraphs/subjects/codes/model';
import { subjectDirectory } from '../../../../subgraphs/subjects/directory/subjectDirectory';
import { subjectModel } from '../../../../subgraphs/subjects/subject/model';
import { eventually } from '../../../support/eventually';
import { TODAY } from '../../../support/seededStore';
import { testVaultKeys } from '../../../support/vault';
import { askOver, startDataset, type Site, type TestDataset } from '../rights/support';

/** The changes of registrations are made and delivered at this moment. */
export const NOW = new Date(`${TODAY}T04:00:00Z`);
export const WITH_RECORDS = SUBGRAPHS.filter(({ records = [] }) => records.length > 0);

interface Scene {
  readonly dataset: TestDataset;
  readonly databases: ReadonlyMap<string, Database>;
  site: Site;
}

let scene: Scene;

/** Starts the product on a seeded dataset of its own, with connections to its databases. */
export async function startScene(): Promise<void> {
  const dataset = await startDataset();
  const databases = new Map<string, Database>();
  for (const { name } of SUBGRAPHS)
    databases.set(name, await connect(dataset.uri, `${dataset.dbPrefix}_${name}`));
  scene = { dataset, databases, site: await dataset.site({ relayInterval: 100 }) };
}

export async function stopScene(): Promise<void> {
  for (const database of scene.databases.values()) await database.close();
  await scene.site.stop();
  await scene.dataset.stop();
}

export const demo = () => scene.dataset.demo;
export const site = () => scene.site;

/** Restarts the product; without an interval, its gateway relays only after its own mutations. */
export async function reopenSite(options: { readonly relayInterval?: number } = {}): Promise<void> {
  await scene.site.stop();
  scene.site = await scene.dataset.site(options);
}

export const connectionOf = (name: string): Connection => scene.databases.get(name)!.connection;
export const vaultOf = (name: string): Vault =>
  databaseVault(connectionOf(name), { subgraph: name, keys: testVaultKeys });
export const rowsOf = (name: string) => connectionOf(name).collection<WrittenRow>(RECORDS);

export function directory() {
  const connection = connectionOf('subjects');
  return subjectDirectory({
    model: subjectModel(connection),
    formerCode: formerCodeModel(connection),
    vault: vaultOf('subjects'),
    now: () => NOW,
  });
}

export const as = (role: Role, options: DemoCallerOptions = {}) =>
  scene.dataset.token(role, options);
export const MARKET = () => as('steward', { department: 'market-regulation' });
export const POLICE = () => as('steward', { department: 'public-security' });

type Body = { data?: any; errors?: { message: string; extensions: { code: string } }[] };
export async function asked(query: string, variables: object, token?: string): Promise<Body> {
  return (await askOver(scene.site.gateway, query, { ...variables }, token)).body as Body;
}
export async function data(query: string, variables: object = {}, token?: string) {
  const body = await asked(query, variables, token);
  expect(body.errors).toBeUndefined();
  return body.data;
}
export const codeOf = ({ errors }: Body) => errors?.[0]?.extensions.code;

let count = 0;
export const newKey = () => `merge-key-${String(++count).padStart(6, '0')}`;

const CHANGE = `mutation ($input: CodeChangeInput!, $key: ID!) {
  changeSubjectCode(input: $input, key: $key) { id subjectId action ground department changedOn awaited }
}`;
export const MERGE = `mutation ($input: SubjectMergeInput!, $key: ID!) {
  mergeSubjects(input: $input, key: $key) { id subjectId duplicateId action awaited contradictions }
}`;
export const PREVIEW = `query ($survivorId: ID!, $duplicateId: ID!) {
  previewSubjectMerge(survivorId: $survivorId, duplicateId: $duplicateId) {
    contradictions records { subgraph type count } relations consents corrections cases kinships codes
  }
}`;
export const REASON = '登记部门核对登记档案后确认';

export const changeCode = (input: object, token?: string, key = newKey()) =>
  asked(
    CHANGE,
    { input: { changedOn: TODAY, ground: 'REPLACED', reason: REASON, ...input }, key },
    token,
  );
export const merge = (input: object, token?: string, key = newKey()) =>
  asked(MERGE, { input: { reason: REASON, ...input }, key }, token);

/** Every caller but a steward of the registering department, at a high level of assurance. */
export const strangers = async (own: string): Promise<readonly (string | undefined)[]> => [
  undefined,
  await as('person'),
  await as('bank'),
  await as('officer', { department: own }),
  await as('analyst'),
  await as('auditor'),
  await as('steward', { department: own, purpose: 'audit' }),
  await as('steward', { department: 'education' }),
];

/** An organisation that is registered a second time. */
export async function newOrganization(name: string, at: number, prefix = '91') {
  const code = syntheticUscc(prefix, 900_000 + at, 3);
  const [answer] = await directory().resolve([
    { identifier: { by: 'UNIFIED_CODE', code }, name, mayCreate: true },
  ]);
  if (answer === undefined || !('subject' in answer)) throw new Error('not created');
  return { id: answer.subject.id, code };
}

/** Copies records of a subject to another, as departments submit them for a duplicate. */
export async function copyRecords(from: string, to: string, { times = 1 } = {}): Promise<number> {
  let copied = 0;
  for (const { name, records = [] } of WITH_RECORDS) {
    const vault = vaultOf(name);
    const writer = recordWriter(connectionOf(name), records, vault);
    const found = await rowsOf(name).find({ subjectId: from }).toArray();
    const seen = new Set<string>();
    const rows = await Promise.all(
      found
        .flatMap((row) => Array.from({ length: times }, () => row))
        .map(async (row) => {
          const kind = records.find(({ type }) => type === row.type)!;
          const sealed = sealedOfKind(kind);
          const plain = sealed ? await openDocument(vault, sealed, row) : row;
          // One record of each kind has the number that the surviving subject's has.
          const isFirst = !seen.has(row.type);
          seen.add(row.type);
          const number = isFirst ? row.basis.number : `${row.basis.number}-${randomUUID()}`;
          return {
            ...Object.fromEntries(
              Object.entries(plain).filter(([path]) => path !== 'subjectHidden'),
            ),
            _id: randomUUID(),
            subjectId: to,
            basis: { ...row.basis, number },
          } as unknown as WrittenRow;
        }),
    );
    const why = { actor: 'test', at: NOW, reason: '报送批次', legalBasis: '目录' };
    await writer.createMany(rows, why);
    copied += rows.length;
  }
  return copied;
}

export const countOf = async (subjectId: string) => {
  const counts = await Promise.all(
    WITH_RECORDS.map(({ name }) => rowsOf(name).countDocuments({ subjectId })),
  );
  return counts.reduce((sum, one) => sum + one, 0);
};
export const indexedOf = (subjectId: string) =>
  connectionOf('subjects').collection('recordIndex').countDocuments({ subjectId });

/** Waits until the record index has this many records of a subject. */
export const untilIndexed = (subjectId: string, wanted: number) =>
  eventually(async () => expect(await indexedOf(subjectId)).toBe(wanted), { within: 60_000 });
