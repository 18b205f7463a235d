import { appendFileSync } from 'node:fs';
import { mongo } from 'mongoose';

/** The accounts of the bank; transfers keep their sum. */
export const ACCOUNTS = 20;
export const ACCOUNT_BALANCE = 100;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Writes until it is told to stop, through every crash of the server, and notes each acknowledged
 * write in a file after the acknowledgement: `i <id>` an insert, `u <id> <n>` a counter's value.
 */
export async function runWriter(uri: string, name: string, log: string): Promise<void> {
  let stopping = false;
  process.on('SIGTERM', () => (stopping = true));
  const client = new mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: 60_000,
    heartbeatFrequencyMS: 500,
  });
  const db = client.db('torture');
  const records = db.collection<{ _id: string }>('records');
  const accounts = db.collection<{ _id: number; balance: number }>('accounts');
  const counters = db.collection<{ _id: string; n: number; issued: number }>('counters');
  const note = (line: string): void => appendFileSync(log, `${line}\n`);
  const record = (id: string): Record<string, unknown> & { _id: string } => ({
    _id: id,
    writer: name,
    email: `${id}@example.test`,
    state: ['ACTIVE', 'EXPIRED', 'REVOKED'][Math.floor(Math.random() * 3)],
    at: new Date(Date.now() - Math.floor(Math.random() * 1e9)),
    tags: ['a', 'b', 'c', 'd'].filter(() => Math.random() < 0.5),
    filler: 'x'.repeat(Math.floor(Math.random() * 300)),
  });
  const steps = [
    async (turn: string): Promise<void> => {
      await records.insertOne(record(turn));
      note(`i ${turn}`);
    },
    async (turn: string): Promise<void> => {
      const ids = Array.from({ length: 5 }, (_, i) => `${turn}.${i}`);
      await records.insertMany(ids.map(record));
      for (const id of ids) note(`i ${id}`);
    },
    async (): Promise<void> => {
      note('issued');
      const after = await counters.findOneAndUpdate(
        { _id: name },
        { $inc: { n: 1 } },
        { upsert: true, returnDocument: 'after' },
      );
      note(`u ${name} ${after?.n}`);
    },
    async (turn: string): Promise<void> => {
      const change = { $set: { state: 'REVOKED' }, $addToSet: { tags: `t${turn.length}` } };
      await records.updateMany({ writer: name, state: 'EXPIRED' }, change);
    },
    async (): Promise<void> => {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          const [from, to] = [0, 0].map(() => Math.floor(Math.random() * ACCOUNTS));
          const amount = 1 + Math.floor(Math.random() * 10);
          const options = { session };
          await accounts.updateOne({ _id: from }, { $inc: { balance: -amount } }, options);
          await accounts.updateOne({ _id: to }, { $inc: { balance: amount } }, options);
        }),
      );
      note('t');
    },
  ];
  for (let i = 0; !stopping; i++) {
    const step = steps[Math.floor(Math.random() * steps.length)] as (turn: string) => Promise<void>;
    try {
      await step(`${name}-${process.pid}-${i}`);
    } catch {
      // Not acknowledged: nothing is promised about it. The server may be down just now.
      await wait(20);
    }
  }
  await client.close();
}
