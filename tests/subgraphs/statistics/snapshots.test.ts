import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Connection } from 'mongoose';
import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import { snapshotTablesOn } from '../../../schema/policy/snapshots';
import type { Viewer } from '../../../schema/viewer';
import type { UploadModels } from '../../../subgraphs/framework/uploads/model';
import { uploadModels } from '../../../subgraphs/framework/uploads/model';
import type { Counts } from '../../../subgraphs/statistics/counts';
import { makeSnapshots } from '../../../subgraphs/statistics/snapshots/makeSnapshots';
import type { SnapshotModels } from '../../../subgraphs/statistics/snapshots/model';
import { snapshotColumns } from '../../../subgraphs/statistics/snapshots/snapshotOf';
import { statisticsSubgraph } from '../../../subgraphs/statistics/subgraph';
import { inProcess, testGateway } from '../../gateway/support';
import { expectIndexed } from '../../support/expectIndexed';
import { readParquet } from '../../support/parquet';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { SUPERGRAPH } from '../../support/supergraph';
import { analyst, bank, nobody, officer, person } from '../../support/viewers';
import { pageOf } from './facts';

type Models = SnapshotModels & { readonly counts: Counts };

const VIEWERS: Readonly<Record<string, Viewer>> = {
  analyst,
  bank,
  officer,
  person: person('somebody'),
};
const DAY_MS = 24 * 3600 * 1000;
const FIRST_NIGHT = new Date('2026-06-15T21:10:00Z');
const NAMES = snapshotTablesOn('2026-06-16').map(({ name }) => name);

let moment = FIRST_NIGHT;
let underTest: SubgraphUnderTest<Models>;
let gateway: Gateway;
let uploads: UploadModels;

beforeAll(async () => {
  // The counts are in the memory of a process: the test fills those of the subgraph.
  let models: unknown;
  const now = () => moment;
  const definition = {
    ...statisticsSubgraph,
    models: (connection: Connection) => (models ??= statisticsSubgraph.models(connection)),
  };
  underTest = await subgraphUnderTest<Models>(definition, { now });
  uploads = uploadModels(underTest.models.snapshot.db);
  const dimensions = { category: 'ADMINISTRATIVE', origin: 'DISTRICT', state: 'ACTIVE' };
  const group = (count: number, day: string, severity: string, department: string) => ({
    ...{ count, day, fine: 100_000 },
    dimensions: { ...dimensions, severity, sourceDepartment: department, lateness: 'ON_TIME' },
    subject: { subjectKind: 'LEGAL_PERSON', industry: 'F', street: 'CHUNHUA' },
  });
  underTest.models.counts.cube.append(
    pageOf([
      group(400, '2026-03-10', 'GENERAL', 'market-regulation'),
      group(200, '2026-04-20', 'SERIOUS', 'market-regulation'),
      group(3, '2026-05-12', 'MINOR', 'health'),
    ]),
  );
  gateway = await testGateway({
    supergraph: SUPERGRAPH,
    subgraphs: inProcess(underTest.subgraph),
    verifyToken: async (token: string) => ({ viewer: VIEWERS[token] ?? nobody }),
    now,
    requestTimeout: 10_000,
    subgraphTimeout: 10_000,
  });
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await underTest.stop();
});

const run = () => underTest.subgraph.jobs.run('statistics.snapshot');

async function ask(query: string, token = 'analyst') {
  const sent = request(gateway.app).post('/graphql').set('authorization', `Bearer ${token}`);
  return (await sent.send({ query })).body;
}

const get = (path: string, token = 'analyst') =>
  request(gateway.app)
    .get(path)
    .set('authorization', `Bearer ${token}`)
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });

const LIST = `{ statisticsSnapshots(first: 20) { totalCount nodes {
  name titleZh day from to madeAt schemaVersion rowCount suppressed files { format bytes sha256 }
} } }`;
const listed = async () => (await ask(LIST)).data.statisticsSnapshots;

test('a night stores every table once, and a second run changes nothing', async () => {
  await run();
  const first = await listed();
  expect(first.nodes.map(({ name }: any) => name).sort()).toEqual([...NAMES].sort());
  expect(first.nodes[0]).toMatchObject({
    day: '2026-06-16',
    to: '2026-06-16',
    madeAt: FIRST_NIGHT.toISOString(),
    schemaVersion: 1,
    files: [{ format: 'PARQUET' }, { format: 'CSV' }],
  });
  const files = await uploads.files.countDocuments();
  expect(files).toBe(2 * NAMES.length);
  moment = new Date(FIRST_NIGHT.getTime() + 3600_000);
  await run();
  expect(await listed()).toEqual(first);
  expect(await uploads.files.countDocuments()).toBe(files);
});

describe.each(NAMES)('%s', (name) => {
  const address = (extension: string, more = '') =>
    `/statisticsSnapshot.${extension}?name=${name}${more}`;

  test('has the documented columns, the same rows in both formats, and the listed digest', async () => {
    const parquet = await get(address('parquet'));
    expect(parquet.headers['content-disposition']).toBe(
      `attachment; filename="${name}-2026-06-16.parquet"`,
    );
    const { columns, rows } = await readParquet(parquet.body as Buffer);
    const documented = snapshotColumns(
      snapshotTablesOn('2026-06-16').find((table) => table.name === name)!,
    );
    const types = { TEXT: 'STRING', WHOLE: 'INT64', NUMBER: 'DOUBLE' };
    expect(columns).toEqual(documented.map((column) => `${column.name} ${types[column.type]}`));
    const csv = await get(address('csv', '&day=2026-06-16'));
    const [heading, ...cells]: string[][] = parse(csv.body as Buffer, { bom: true });
    expect(heading).toEqual(documented.map((column) => column.name));
    expect(cells).toEqual(
      rows.map((row) =>
        row.map((cell) => (cell === null ? '' : `${cell as string | number | bigint}`)),
      ),
    );
    const { statisticsSnapshot: about } = (
      await ask(
        `{ statisticsSnapshot(name: "${name}") { rowCount files { format bytes sha256 } } }`,
      )
    ).data;
    expect(about.rowCount).toBe(rows.length);
    expect(about.files).toEqual(
      [parquet.body, csv.body].map((body: Buffer, index) => ({
        format: ['PARQUET', 'CSV'][index],
        bytes: body.length,
        sha256: createHash('sha256').update(body).digest('hex'),
      })),
    );
  });
});

test('the numbers are those of the API, suppressed ones included', async () => {
  const { body } = await get('/statisticsSnapshot.parquet?name=penalties-by-severity');
  const { rows } = await readParquet(body as Buffer);
  const { statistics } = (
    await ask(`{ statistics(of: [PENALTY], by: [SEVERITY, SOURCE_DEPARTMENT], interval: MONTH
      from: "2023-07-01", measures: [RECORDS, ENDED, FINE, CONFISCATION], top: 1000) {
      rows { keys { value titleZh } values } suppressed } }`)
  ).data;
  expect(statistics.suppressed).toBeGreaterThan(0);
  const numbers = rows.map((row) =>
    row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)),
  );
  const expected = statistics.rows.map(({ keys, values }: any) => [
    keys[0].value,
    ...keys.slice(1).flatMap(({ value, titleZh }: any) => [value, titleZh]),
    ...values,
  ]);
  expect(numbers).toHaveLength(expected.length);
  expect(numbers).toEqual(expect.arrayContaining(expected));
});

test.each(['person', 'bank', 'officer'])('%s may not see or fetch them', async (token) => {
  for (const query of [
    LIST,
    `{ statisticsSnapshot(name: "${NAMES[0]}") { rowCount } }`,
    `mutation { exportStatisticsSnapshot(format: CSV, name: "${NAMES[0]}") { path } }`,
  ]) {
    const { data, errors } = await ask(query, token);
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(errors[0].extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  }
  const { status } = await get(`/statisticsSnapshot.csv?name=${NAMES[0]}`, token);
  expect(status).toBe(403);
});

test.each([
  [
    'csv',
    'name=nothing',
    404,
    'No snapshot of this name and day is stored; statisticsSnapshots lists them.',
  ],
  [
    'csv',
    'name=indicators&day=2026-06-15',
    404,
    'No snapshot of this name and day is stored; statisticsSnapshots lists them.',
  ],
  ['csv', '', 400, 'The parameter name is missing.'],
  ['xlsx', 'name=indicators', 404, 'The table has no such format; its formats are parquet, csv.'],
])('/statisticsSnapshot.%s?%s has %i', async (extension, query, ...expected) => {
  const { status, body } = await get(`/statisticsSnapshot.${extension}?${query}`);
  const { errors } = JSON.parse((body as Buffer).toString()) as { errors: { message: string }[] };
  expect([status, errors[0]!.message]).toEqual(expected);
});

test('a run that is interrupted continues with the table that it had begun', async () => {
  moment = new Date(FIRST_NIGHT.getTime() + DAY_MS);
  const { models } = underTest;
  const stored: string[] = [];
  const parts = {
    models,
    counts: models.counts,
    now: () => moment,
    days: 30,
    uploads: {
      async put(): Promise<never> {
        throw new Error('crash');
      },
      remove: async () => undefined,
    },
  };
  const context = { signal: new AbortController().signal, touch: async () => undefined };
  await expect(makeSnapshots(parts, context)).rejects.toThrow('crash');
  expect(await models.snapshot.countDocuments({ day: '2026-06-17' })).toBe(0);
  await run();
  for await (const { name } of models.snapshot.find({ day: '2026-06-17' })) stored.push(name);
  expect(stored.sort()).toEqual([...NAMES].sort());
});

test('of two processes one stores the snapshots, and the files of the other are removed', async () => {
  moment = new Date(FIRST_NIGHT.getTime() + 2 * DAY_MS);
  const before = await uploads.files.countDocuments();
  await Promise.all([run(), run()]);
  expect(await underTest.models.snapshot.countDocuments({ day: '2026-06-18' })).toBe(NAMES.length);
  expect(await uploads.files.countDocuments()).toBe(before + 2 * NAMES.length);
});

test('pages are read from an index, newest first', async () => {
  const { statisticsSnapshots } = (
    await ask(`{ statisticsSnapshots(first: 2, name: "indicators") { nodes { day } totalCount } }`)
  ).data;
  expect(statisticsSnapshots).toEqual({
    nodes: [{ day: '2026-06-18' }, { day: '2026-06-17' }],
    totalCount: 3,
  });
  const { snapshot } = underTest.models;
  await expectIndexed(
    snapshot,
    { name: 'indicators', expiresAt: { $gt: moment } },
    { day: -1, _id: -1 },
  );
});

test('snapshots expire with their files after the days of the setting', async () => {
  moment = new Date(FIRST_NIGHT.getTime() + 31 * DAY_MS + 2 * 3600_000);
  const days = new Set((await listed()).nodes.map(({ day }: any) => day));
  expect(days).toEqual(new Set(['2026-06-18']));
  const gone = await get('/statisticsSnapshot.csv?name=indicators&day=2026-06-16');
  expect(gone.status).toBe(404);
  await run();
  await underTest.subgraph.jobs.run('uploads.clean');
  expect(await underTest.models.snapshot.countDocuments({ day: '2026-06-16' })).toBe(0);
  expect(await uploads.files.countDocuments()).toBe(2 * 2 * NAMES.length);
});
