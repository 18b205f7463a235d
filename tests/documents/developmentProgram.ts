import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SUPERGRAPH } from '../support/supergraph';
import { createGateway } from '../../gateway/createGateway';
import { demoClaims } from '../../gateway/authentication/demoCallers';
import { openDemoIssuer } from '../../gateway/authentication/demoIssuer';
import { tokenVerifier } from '../../gateway/authentication/verifyToken';
import type { SubgraphName } from '../../schema/sdl';
import type { Demo } from '../../seed/demo';
import { seedDataset } from '../../seed/seedDataset';
import { SUBGRAPHS, createSubgraphs } from '../../subgraphs';
import { connect } from '../../subgraphs/framework/mongo';
import type { RecordModels } from '../../subgraphs/framework/records/recordModels';
import { TODAY, creditRecord, now } from '../support/creditRecord';
import { silent } from '../support/log';
import { testLogKeys } from '../support/logKeys';
import { startTestStore } from '../support/store';
import { testVaultKeys } from '../support/vault';

/** The input that the test of docs/development.md passes to this program in the copy. */
export interface Given {
  readonly rows: readonly {
    readonly subgraph: string;
    readonly type: string;
    readonly row: Readonly<Record<string, unknown>>;
  }[];
  readonly questions: readonly { readonly caller: string; readonly query: string }[];
}

/** The output of the program. */
export interface Found {
  readonly answers: readonly unknown[];
  /** Names of the indexes of records, as `subgraph.index`. */
  readonly indexes: readonly string[];
}

/** Seeds a small district, writes the rows through the models and sends the queries over HTTP. */
async function run({ rows, questions }: Given): Promise<Found> {
  const store = await startTestStore();
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-development-'));
  const place = { uri: store.uri, dbPrefix: store.dbPrefix, vaultKeys: testVaultKeys };
  await seedDataset({ ...place, subjects: 200, seed: 1, today: TODAY, dataDir });
  const demo = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as Demo;
  const indexes: string[] = [];
  for (const definition of SUBGRAPHS) {
    const database = await connect(store.uri, `${store.dbPrefix}_${definition.name}`);
    const { records } = definition.models(database.connection) as { records: RecordModels };
    for (const { subgraph, type, row } of rows) {
      if (subgraph !== definition.name) continue;
      await records[type]!.create({ ...creditRecord({ subjectId: demo.company }), ...row });
    }
    for (const { name } of await database.connection.collection('records').indexes())
      indexes.push(`${definition.name}.${String(name)}`);
    await database.close();
  }
  const parts = await createSubgraphs({
    ...place,
    cursorKey: randomBytes(32),
    logKeys: testLogKeys,
    log: silent,
    now,
  });
  const issuer = await openDemoIssuer(dataDir);
  const registry = parts.subgraphs.get('subjects' satisfies SubgraphName)?.registry;
  const gateway = await createGateway({
    supergraph: SUPERGRAPH,
    port: 0,
    host: '127.0.0.1',
    log: silent,
    subgraphs: parts.subgraphs,
    verifyToken: tokenVerifier(issuer),
    ...(registry && { registry }),
    now,
    anonymousIntrospection: false,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  });
  const answers: unknown[] = [];
  for (const { caller, query } of questions) {
    const token =
      caller === 'anonymous'
        ? undefined
        : await issuer.issue(await demoClaims('person', {}, dataDir), '1h');
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables: { company: demo.company } }),
    });
    answers.push(await response.json());
  }
  await gateway.stop();
  await parts.stop();
  await store.stop();
  await rm(dataDir, { recursive: true, force: true });
  return { answers, indexes };
}

async function main(): Promise<void> {
  const given = JSON.parse(await text(process.stdin)) as Given;
  process.stdout.write(`${JSON.stringify(await run(given))}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
