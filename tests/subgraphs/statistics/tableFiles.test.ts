import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Connection } from 'mongoose';
import { readXlsx } from 'hucre/xlsx';
import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import type { ClientEntry, Safelist } from '../../../schema/registry';
import { operationId } from '../../../schema/safelist/operationId';
import type { Viewer } from '../../../schema/viewer';
import type { Counts } from '../../../subgraphs/statistics/counts';
import { statisticsSubgraph } from '../../../subgraphs/statistics/subgraph';
import { CLIENT, testRegistry } from '../../gateway/disclosure/support';
import { inProcess, testGateway } from '../../gateway/support';
import { now } from '../../support/creditRecord';
import { readParquet } from '../../support/parquet';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { SUPERGRAPH } from '../../support/supergraph';
import { analyst, auditor, bank, nobody, officer, person, viewerAs } from '../../support/viewers';
import { pageOf } from './facts';

const VIEWERS: Readonly<Record<string, Viewer>> = {
  analyst,
  auditor,
  bank,
  officer,
  person: person('somebody'),
  steward: viewerAs('steward', { department: 'market-regulation' }),
  leading: viewerAs('officer', { department: 'development-reform' }),
  listed: { ...analyst, client: CLIENT.id },
};

/** A registered query, whose variables and defaults the file must have too. */
const REGISTERED = `query Table($of: [StatisticsKind!]!, $top: Int) {
  statistics(of: $of, by: [SEVERITY], measures: [RECORDS, FINE], top: $top) {
    suppressed rows { keys { value } values } rest { values }
  }
}`;
const TWO =
  'query Two { a: statistics(of: [PENALTY]) { suppressed } b: __typename series(of: [PENALTY], from: "2025-01-01") { suppressed } }';

let underTest: SubgraphUnderTest<{ readonly counts: Counts }>;
let open: Gateway;
let registered: Gateway;

beforeAll(async () => {
  // The counts are in the memory of a process: the test fills those of the subgraph.
  let models: unknown;
  const definition = {
    ...statisticsSubgraph,
    models: (connection: Connection) => (models ??= statisticsSubgraph.models(connection)),
  };
  underTest = await subgraphUnderTest(definition, { now });
  const common = { category: 'ADMINISTRATIVE', origin: 'DISTRICT', state: 'ACTIVE' };
  const of = (count: number, day: string, severity: string, fine: number) => ({
    ...{ count, day, fine },
    dimensions: { ...common, severity, sourceDepartment: 'market-regulation' },
  });
  underTest.models.counts.cube.append(
    pageOf([
      of(400, '2025-03-10', 'GENERAL', 100_000),
      of(200, '2026-04-20', 'SERIOUS', 500_000),
      of(3, '2026-05-12', 'MINOR', 10_000),
    ]),
  );
  const parts = {
    supergraph: SUPERGRAPH,
    subgraphs: inProcess({ ...underTest.subgraph, name: 'statistics' }),
    now,
    requestTimeout: 10_000,
    subgraphTimeout: 10_000,
  };
  const verifyToken = async (token: string) => ({ viewer: VIEWERS[token] ?? nobody });
  open = await testGateway({ ...parts, verifyToken });
  const entry: ClientEntry = { ...CLIENT, safelist: 1, purposes: ['statistics'] };
  const operations = [REGISTERED, TWO].map((document) => ({
    ...{ id: operationId(document), aliases: [], document },
  }));
  const list: Safelist = { version: 1, operations };
  registered = await testGateway({
    ...parts,
    verifyToken,
    registry: testRegistry({ client: async () => entry, safelist: async () => list }),
  });
}, 60_000);
afterAll(async () => {
  await open.stop();
  await registered.stop();
  await underTest.stop();
});

type Query = Readonly<Record<string, string | readonly string[]>>;

const get = (path: string, query: Query = {}, token?: string, gateway = open) => {
  const sent = request(gateway.app)
    .get(path)
    .query(query)
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });
  return token === undefined ? sent : sent.set('authorization', `Bearer ${token}`);
};

/** The only error of a refusal, with its status. */
const refusal = ({ status, body }: request.Response) => {
  const { errors } = JSON.parse((body as Buffer).toString()) as { errors: any[] };
  return [status, errors[0].extensions.code, errors[0].message];
};

/** Parquet has whole numbers as 64 bits. */
const numberOf = (cell: unknown) => (typeof cell === 'bigint' ? Number(cell) : cell);

async function ask(query: string, variables: object = {}) {
  const answer = await request(open.app)
    .post('/graphql')
    .set('authorization', 'Bearer analyst')
    .send({ query, variables });
  expect(answer.body.errors).toBeUndefined();
  return answer.body.data;
}

const BY_SEVERITY = { of: 'PENALTY', by: 'SEVERITY', measures: 'RECORDS,FINE', interval: 'YEAR' };

describe('a table', () => {
  /** The rows of the answer of GraphQL: period, severity, records, fines. */
  async function rowsOfGraphQL() {
    const { statistics } = await ask(
      `{ statistics(of: [PENALTY], by: [SEVERITY], measures: [RECORDS, FINE], interval: YEAR) {
        rows { keys { value titleZh } values } suppressed } }`,
    );
    expect(statistics.suppressed).toBeGreaterThan(0);
    return statistics.rows.map(({ keys, values }: any) => [
      ...[keys[0].value, keys[1].value, keys[1].titleZh],
      ...values,
    ]) as (string | number | null)[][];
  }

  test('has the same numbers as CSV, a workbook and Parquet, and empty cells where suppressed', async () => {
    const rows = await rowsOfGraphQL();
    expect(rows.flat()).toContain(null);
    const csv = await get('/statistics.csv', BY_SEVERITY, 'analyst');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': 'attachment; filename="statistics-2026-06-15.csv"',
      'cache-control': 'private, no-store',
    });
    const text = (csv.body as Buffer).toString();
    expect(text.split('\r\n').slice(1, -1)).toEqual(rows.map((row) => row.join()));
    const xlsx = await get('/statistics.xlsx', BY_SEVERITY, 'analyst');
    const { sheets } = await readXlsx(xlsx.body as Buffer);
    expect(sheets[0]!.rows.slice(1).map((row) => rows[0]!.map((_, i) => row[i] ?? null))).toEqual(
      rows,
    );
    const parquet = await get('/statistics.parquet', BY_SEVERITY, 'analyst');
    expect(parquet.headers['content-type']).toBe('application/vnd.apache.parquet');
    const read = await readParquet(parquet.body as Buffer);
    expect(read.rows.map((row) => row.map(numberOf))).toEqual(rows);
  });

  test('takes conditions and an order as JSON, lists repeated or with commas, and the defaults of the query', async () => {
    const { body } = await get(
      '/statistics.csv',
      {
        of: 'PENALTY',
        by: ['SEVERITY', 'STATE'],
        filter: '[{"dimension":"SEVERITY","values":["GENERAL","SERIOUS"]}]',
        order: '{"measure":"RECORDS","direction":"ASC"}',
        top: '1',
        interval: '',
      },
      'analyst',
    );
    const { statistics } = await ask(
      `{ statistics(of: [PENALTY], by: [SEVERITY, STATE], top: 1
        filter: [{ dimension: SEVERITY, values: ["GENERAL", "SERIOUS"] }]
        order: { measure: RECORDS, direction: ASC }) { rows { values } rest { values } } }`,
    );
    const lines = (body as Buffer).toString().split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.split(',').at(-1))).toEqual(
      [...statistics.rows, ...statistics.rest].map(({ values }: any) => String(values[0] ?? '')),
    );
  });

  test('no text is taken for a formula', async () => {
    const { body } = await get('/statistics.csv', BY_SEVERITY, 'analyst');
    for (const cell of (body as Buffer).toString().split(/[,\r\n]+/))
      expect(cell).not.toMatch(/^[=+@\t]/);
  });
});

test('a series has a row for each period, with its comparisons', async () => {
  const { series } = await ask(
    `{ series(of: [PENALTY], by: SEVERITY, from: "2025-01-01", interval: QUARTER, compare: [PREVIOUS_YEAR]) {
      intervals { value } lines { key { value } values previousYear } } }`,
  );
  const { body } = await get(
    '/series.parquet',
    {
      ...{ of: 'PENALTY', by: 'SEVERITY', from: '2025-01-01', interval: 'QUARTER' },
      compare: 'PREVIOUS_YEAR',
    },
    'analyst',
  );
  const { columns, rows } = await readParquet(body as Buffer);
  expect(columns).toEqual([
    'QUARTER STRING',
    'SEVERITY STRING',
    'SEVERITY_TITLE STRING',
    'RECORDS INT64',
    'RECORDS_PREVIOUS_YEAR INT64',
  ]);
  const numbers = rows.map(([period, severity, , ...values]) => [
    ...[period, severity],
    ...values.map(numberOf),
  ]);
  expect(numbers).toEqual(
    series.lines.flatMap(({ key, values, previousYear }: any) =>
      series.intervals.map(({ value }: any, i: number) => [
        ...[value, key.value, values[i], previousYear[i]],
      ]),
    ),
  );
});

describe('permissions', () => {
  test.each(['analyst', 'leading', 'auditor'])('%s may', async (token) => {
    const { status } = await get('/statistics.csv', { of: 'PENALTY' }, token);
    expect(status).toBe(200);
  });

  test.each(['person', 'bank', 'officer', 'steward'])('%s may not', async (token) => {
    for (const path of ['/statistics.csv', '/statistics.parquet', '/series.xlsx'])
      expect(
        refusal(
          await get(path, { of: 'PENALTY', ...(path[2] === 'e' && { from: '2025-01-01' }) }, token),
        ),
      ).toEqual([403, 'UNAUTHORIZED_FIELD_OR_TYPE', 'Unauthorized field or type']);
  });

  test('a visitor may not, and a token in the URL is none', async () => {
    const visitor = await get('/statistics.csv', { of: 'PENALTY' });
    expect(refusal(visitor).slice(0, 2)).toEqual([401, 'UNAUTHENTICATED']);
    expect(visitor.headers['www-authenticate']).toBeDefined();
    const inUrl = await get('/statistics.csv', { of: 'PENALTY', access_token: 'analyst' });
    expect(refusal(inUrl).slice(0, 2)).toEqual([401, 'TOKEN_INVALID']);
  });
});

describe('errors name what is wrong', () => {
  test.each<[string, Query, number, string, string]>([
    ['/statistics.csv', {}, 400, 'BAD_USER_INPUT', 'The parameter of is missing.'],
    [
      '/statistics.csv',
      { of: 'PENALTIES' },
      400,
      'BAD_USER_INPUT',
      'The parameter of is not valid (Value "PENALTIES" does not exist in "StatisticsKind" enum. Did you mean the enum value "PENALTY"?).',
    ],
    [
      '/statistics.csv',
      { of: 'PENALTY', group: 'SEVERITY' },
      400,
      'BAD_USER_INPUT',
      'The parameter group does not exist; statistics has the parameters of, measures, by, interval, filter, from, to, asOf, order, top, or id and variables for a registered operation.',
    ],
    [
      '/statistics.csv',
      { of: 'PENALTY', top: 'many' },
      400,
      'BAD_USER_INPUT',
      'The parameter top is not valid (Int cannot represent non-integer value: "many").',
    ],
    [
      '/statistics.csv',
      { of: 'PENALTY', top: ['1', '2'] },
      400,
      'BAD_USER_INPUT',
      'The parameter top is sent more than once.',
    ],
    [
      '/statistics.csv',
      { of: 'PENALTY', filter: 'SEVERITY' },
      400,
      'BAD_USER_INPUT',
      'The parameter filter is not JSON.',
    ],
    [
      '/statistics.csv',
      { of: 'PENALTY', top: '0' },
      400,
      'BAD_USER_INPUT',
      'The argument top is 0; it must be between 1 and 1000.',
    ],
    [
      '/statistic.csv',
      { of: 'PENALTY' },
      404,
      'NOT_FOUND',
      'There is no table of this name; the tables are series, statistics, statisticsSnapshot.',
    ],
  ])('%s with %j', async (path, query, ...expected) => {
    expect(refusal(await get(path, query, 'analyst'))).toEqual(expected);
  });

  test('in Chinese', async () => {
    const answer = await get('/statistics.csv', {}, 'analyst').set('accept-language', 'zh-CN');
    expect(refusal(answer)[2]).toBe('缺少参数 of。');
  });

  test('another method has 405, and a caller who accepts another type 406', async () => {
    const posted = await request(open.app).post('/statistics.csv?of=PENALTY');
    expect([posted.status, posted.headers['allow']]).toEqual([405, 'GET']);
    const answer = await get('/statistics.csv', { of: 'PENALTY' }, 'analyst').set(
      'accept',
      'application/json',
    );
    expect(refusal(answer)).toEqual([
      406,
      'INVALID_OPERATION',
      'This address sends text/csv; accept it, or fetch the table from /graphql as JSON.',
    ]);
  });

  test('a path that is no table is nothing', async () => {
    const { status } = await get('/statistics.pdf', { of: 'PENALTY' }, 'analyst');
    expect(status).toBe(404);
  });
});

describe('a registered operation', () => {
  const variables = '{"of":["PENALTY"],"top":1}';

  test('of a client with a list is exported by its id, with its variables', async () => {
    const id = operationId(REGISTERED);
    const { body } = await get('/statistics.parquet', { id, variables }, 'listed', registered);
    const { rows } = await readParquet(body as Buffer);
    const { statistics } = await ask(REGISTERED, { of: ['PENALTY'], top: 1 });
    expect(rows.map((row) => row.slice(2).map(numberOf))).toEqual(
      [...statistics.rows, ...statistics.rest].map(({ values }: any) =>
        expect.arrayContaining(values),
      ),
    );
    const all = await get(
      '/statistics.parquet',
      { id: `sha256:${id}`, variables: '{"of":["PENALTY"]}' },
      'listed',
      registered,
    );
    expect((await readParquet(all.body as Buffer)).rows).toHaveLength(3);
  });

  test.each<[string, string, Query, number, string, string]>([
    [
      'the parameters of a table',
      '/statistics.csv',
      { of: 'PENALTY' },
      403,
      'OPERATION_NOT_SAFELISTED',
      'This client may only send registered operations; name one with the parameter id.',
    ],
    [
      'another id',
      '/statistics.csv',
      { id: '0'.repeat(64) },
      403,
      'OPERATION_NOT_SAFELISTED',
      'No operation with this id is registered for this client.',
    ],
    [
      'an operation of another table',
      '/series.csv',
      { id: operationId(REGISTERED), variables },
      400,
      'BAD_USER_INPUT',
      'The operation of this id must be one query that selects series alone, without a fragment or a condition.',
    ],
    [
      'an operation of two tables',
      '/statistics.csv',
      { id: operationId(TWO) },
      400,
      'BAD_USER_INPUT',
      'The operation of this id must be one query that selects statistics alone, without a fragment or a condition.',
    ],
    [
      'further parameters',
      '/statistics.csv',
      { id: operationId(REGISTERED), of: 'PENALTY' },
      400,
      'BAD_USER_INPUT',
      'With the parameter id, the only other parameter is variables, once and as JSON.',
    ],
    [
      'variables that are a list',
      '/statistics.csv',
      { id: operationId(REGISTERED), variables: '[]' },
      400,
      'BAD_USER_INPUT',
      'The parameter variables must be a JSON object.',
    ],
  ])('is refused with %s', async (_what, path, query, ...expected) => {
    expect(refusal(await get(path, query, 'listed', registered))).toEqual(expected);
  });

  test('of a client without a list is a persisted query', async () => {
    const hash = createHash('sha256').update(REGISTERED).digest('hex');
    expect(refusal(await get('/statistics.csv', { id: hash, variables }, 'analyst'))).toEqual([
      404,
      'NOT_FOUND',
      'No operation is known under this id; send it once to /graphql as a persisted query, or register it.',
    ]);
    await request(open.app)
      .post('/graphql')
      .set('authorization', 'Bearer analyst')
      .send({
        query: REGISTERED,
        variables: JSON.parse(variables) as object,
        extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
      });
    const { status } = await get('/statistics.csv', { id: hash, variables }, 'analyst');
    expect(status).toBe(200);
    const refused = await get('/statistics.csv', { id: hash, variables }, 'bank');
    expect(refusal(refused).slice(0, 2)).toEqual([403, 'UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Whoever reads the results of a run without Python must see what was not tested. */
const lane = hasPython ? describe : describe.skip;

lane('the documentation', () => {
  test('has Python that reads a table', async () => {
    const [, program] = /```python\n([\s\S]*?)```/.exec(
      readFileSync('docs/statistics.md', 'utf8'),
    )!;
    const { stdout } = await promisify(execFile)('python3', ['-X', 'utf8', '-c', program!], {
      env: {
        ...process.env,
        CREDIT_URL: new URL(open.url).origin,
        CREDIT_TOKEN: 'analyst',
      },
    });
    const { statistics } = await ask(
      '{ statistics(of: [PENALTY], by: [SEVERITY], interval: YEAR) { rows { keys { value } values } } }',
    );
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(
      statistics.rows.map(({ keys, values }: any) =>
        `${keys[0].value} ${keys[1].value} ${values[0] ?? ''}`.trim(),
      ),
    );
  });
});
