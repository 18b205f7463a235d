import { execFile } from 'node:child_process';
import { Metrics } from '../../process/telemetry/metrics/metrics';
import { ROOT } from '../../process/root';
import { jobModel } from '../../subgraphs/framework/jobs/model';
import { openJobs } from '../../subgraphs/framework/jobs/openJobs';
import { connect, type Database } from '../../subgraphs/framework/mongo';
import { silent } from '../support/log';
import { programFile } from '../support/runProgram';
import { startTestStore, type TestStore } from '../support/store';

let store: TestStore;
let database: Database;
beforeAll(async () => {
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_government`);
  await jobModel(database.connection).createIndexes();
  const jobs = openJobs(database.connection, {
    subgraph: 'government',
    log: silent,
    metrics: new Metrics(),
    now: () => new Date(),
  });
  jobs.define('deliver', { retries: 0 }, () => Promise.reject(new RangeError('no')));
  jobs.define('tidy', {}, async () => undefined);
  await jobs.enqueue('deliver', 'city', {});
  await jobs.runDue();
  await jobs.every('tidy', '0 3 * * *');
  await jobs.stop();
});
afterAll(async () => {
  await database.close();
  await store.stop();
});

function run(...args: string[]) {
  const env = {
    PATH: process.env['PATH'],
    MONGODB_URI: store.uri,
    MONGODB_DB_PREFIX: store.dbPrefix,
  };
  const file = programFile('cli/jobs');
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [file, ...args, '--quiet'],
      { cwd: ROOT, env },
      (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

test('lists jobs with their state and the reason of a failure', async () => {
  const { status, stdout } = await run('list');
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe('SUBGRAPH\tJOB\tKEY\tSTATE\tNEXT\tLAST\tFAILURES');
  expect(lines[1]).toMatch(/^government\tdeliver\tcity\tDEAD\t-\t\S+\t1 RangeError$/);
  expect(lines[2]).toMatch(/^government\ttidy\t0 3 \* \* \*\tWAITING\t\S+T19:00:00\t-\t0$/);
  expect(lines).toHaveLength(3);
});

test('makes dead jobs and waiting jobs due', async () => {
  expect(await run('run', 'deliver')).toMatchObject({
    status: 1,
    stderr: 'jobs: There is no waiting job deliver.\n',
  });
  expect(await run('retry', 'deliver', '--subgraph', 'government')).toMatchObject({
    status: 0,
    stdout: '1 of deliver is due.\n',
  });
  expect((await run('run', 'tidy')).stdout).toBe('1 of tidy is due.\n');
  const due = await jobModel(database.connection).find({ nextRunAt: { $lte: new Date() } });
  expect(due).toHaveLength(2);
});

test('refuses an unknown subgraph in one sentence', async () => {
  expect(await run('list', '--subgraph', 'nothing')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^jobs: --subgraph must be one of [a-z, ]+, not nothing\.\n$/),
  });
});
