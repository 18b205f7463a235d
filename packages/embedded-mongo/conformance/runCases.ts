import { EJSON, deserialize, serialize } from 'bson';
import { mongo } from 'mongoose';
import type { Case, Expected, Fields, Step } from './case';

export interface Failure {
  name: string;
  source: string;
  expected: string;
  got: string;
}

export interface Tally {
  passed: number;
  failures: Failure[];
}

const TYPED = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const;

/** Text that is equal exactly when the values are equal in BSON, types and field order included. */
function exact(value: unknown): string {
  const typed = deserialize(serialize({ value }), TYPED);
  return EJSON.stringify(typed['value'], { relaxed: false });
}

/** Runs every case against a server, in a database of its own that is dropped afterwards. */
export async function runCases(uri: string, cases: readonly Case[]): Promise<Tally> {
  const client = await mongo.MongoClient.connect(uri);
  const tally: Tally = { passed: 0, failures: [] };
  const db = client.db(`conformance_${process.pid}`);
  try {
    for (const each of cases) {
      const failure = await runCase(db, each).catch((error: unknown) => ({
        expected: 'a reply',
        got: String(error),
      }));
      if (failure) tally.failures.push({ name: each.name, source: each.source, ...failure });
      else tally.passed += 1;
    }
    await db.dropDatabase();
  } finally {
    await client.close();
  }
  return tally;
}

type Difference = Pick<Failure, 'expected' | 'got'>;

/** Runs one case on empty collections; undefined when every reply is as expected. */
export async function runCase(db: mongo.Db, each: Case): Promise<Difference | undefined> {
  for (const name of ['c', 'd']) await db.dropCollection(name).catch(() => undefined);
  for (const [name, docs] of Object.entries(each.given)) {
    if (docs.length > 0) await db.command({ insert: name, documents: docs });
  }
  for (const command of each.setup) await db.command(command);
  for (const step of [each, ...each.then]) {
    const difference = await runStep(db, step);
    if (difference) return difference;
  }
  return undefined;
}

async function runStep(db: mongo.Db, { command, expect }: Step): Promise<Difference | undefined> {
  let reply: Fields;
  try {
    reply = await db.command(command, TYPED);
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError)) throw error;
    return checkError(expect, Number(error.code), error.errmsg ?? error.message);
  }
  const writeErrors = reply['writeErrors'] as { code: number; errmsg: string }[] | undefined;
  const failed = writeErrors?.[0];
  if (failed && expect.reply?.['writeErrors'] === undefined) {
    return checkError(expect, Number(failed.code), failed.errmsg);
  }
  return checkReply(expect, reply);
}

function checkError(expect: Expected, code: number, message: string): Difference | undefined {
  const right = expect.error === code && message.includes(expect.message ?? '');
  if (right) return undefined;
  return { expected: describe(expect), got: `error ${code}: ${message}` };
}

function describe(expect: Expected): string {
  if (expect.error !== undefined) return `error ${expect.error}: …${expect.message ?? ''}…`;
  return exact(expect.docs ?? expect.reply);
}

function checkReply(expect: Expected, reply: Fields): Difference | undefined {
  if (expect.error !== undefined) return { expected: describe(expect), got: exact(reply) };
  if (expect.docs) {
    const cursor = reply['cursor'] as { firstBatch: unknown[] };
    const got = exact(cursor.firstBatch);
    if (got !== exact(expect.docs)) return { expected: exact(expect.docs), got };
  }
  for (const [name, value] of Object.entries(expect.reply ?? {})) {
    const got = exact(reply[name]);
    if (got !== exact(value))
      return { expected: `${name}: ${exact(value)}`, got: `${name}: ${got}` };
  }
  return undefined;
}
