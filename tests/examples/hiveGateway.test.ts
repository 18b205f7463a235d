import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startChild, type Child } from '../../cli/support/child';
import { makeIdentityKeys } from '../../cli/support/identityKeys';
import { ROOT } from '../../process/root';
import { SUBGRAPH_NAMES } from '../../schema/subgraphs';
import { freePort } from '../support/freePort';
import { programFile } from '../support/runProgram';
import { startProduct, type Product } from '../support/product';
import { testLogSettings } from '../support/logKeys';
import { testVaultSettings } from '../support/vault';

/** The folder in which @graphql-hive/gateway is installed: HIVE_GATEWAY, or this project. */
function hiveProgram(): string | undefined {
  try {
    const load = createRequire(join(process.env['HIVE_GATEWAY'] ?? ROOT, 'package.json'));
    return join(dirname(load.resolve('@graphql-hive/gateway')), 'bin.js');
  } catch {
    return undefined;
  }
}

const program = hiveProgram();
const whereInstalled = program === undefined ? describe.skip : describe;

whereInstalled('Hive Gateway with the plugin of examples/hive-gateway', () => {
  let product: Product;
  let children: Child[] = [];
  let hive: ChildProcess;
  let url: string;

  beforeAll(async () => {
    product = await startProduct({ subjects: 300 });
    const keys = makeIdentityKeys(['hive'], SUBGRAPH_NAMES);
    const own = keys.gateways.get('hive')!;
    const urls: Record<string, string> = {};
    children = await Promise.all(
      SUBGRAPH_NAMES.map(async (name) => {
        const port = await freePort();
        urls[name] = `http://127.0.0.1:${port}/graphql`;
        return startChild({
          name,
          script: programFile('cli/subgraph'),
          args: [name],
          env: {
            PORT: String(port),
            MONGODB_URI: product.uri,
            MONGODB_DB_PREFIX: product.dbPrefix,
            CURSOR_KEY: Buffer.alloc(32, 7).toString('base64url'),
            ...testVaultSettings,
            ...testLogSettings,
            LOG_LEVEL: 'silent',
            IDENTITY_PUBLIC_KEYS: keys.publicKeys,
            IDENTITY_REQUEST_KEYS: keys.subgraphs.get(name),
          },
          onEnd: () => undefined,
        });
      }),
    );
    const port = await freePort();
    url = `http://127.0.0.1:${port}/graphql`;
    hive = spawn(
      process.execPath,
      [
        program!,
        'supergraph',
        '--fork',
        '1',
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '-c',
        'gateway.config.mjs',
      ],
      {
        cwd: join(ROOT, 'examples/hive-gateway'),
        stdio: 'ignore',
        env: {
          PATH: process.env['PATH'],
          SUPERGRAPH: join(ROOT, 'schema/generated/supergraph.graphql'),
          SUBGRAPH_URLS: JSON.stringify(urls),
          IDENTITY_PRIVATE_KEY: own.privateKey,
          IDENTITY_REQUEST_KEYS: own.requestKeys,
        },
      },
    );
    for (let time = 0; time < 300; time++) {
      if ((await fetch(url.replace('graphql', 'readiness')).catch(() => undefined))?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Hive Gateway is not ready.');
  }, 120_000);

  afterAll(async () => {
    if (hive?.exitCode === null) {
      hive.kill();
      await once(hive, 'exit');
    }
    await Promise.all(children.map((child) => child.stop()));
    await product.stop();
  });

  async function ask(query: string, variables: object) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: any; errors?: unknown };
  }

  it('answers a query over five subgraphs as the product does', async () => {
    const query = `query ($ids: [ID!]!) {
      subjects(ids: $ids) {
        id
        ... on Organization { name uscc registration { status } }
        permits(first: 2) { nodes { id decisionDate } }
        taxGrades(first: 2) { nodes { id } }
        enforcements(first: 2) { nodes { id } }
      }
      institutions(kind: LAW_FIRM, first: 3) { nodes { id name } }
    }`;
    const variables = { ids: product.demo.fifty.slice(0, 5) };
    const own = await product.ask(query, variables);
    expect((await ask(query, variables)).data).toEqual(own.body.data);
    expect(own.body.data.subjects).toHaveLength(5);
  });

  it('receives nothing that an anonymous visitor may not read', async () => {
    const { data } = await ask(
      'query ($id: ID!) { subject(id: $id) { ... on NaturalPerson { idNumber birthDate } } }',
      { id: product.demo.person },
    );
    expect(data.subject?.idNumber ?? null).toBeNull();
    expect(data.subject?.birthDate ?? null).toBeNull();
  });
});
