import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { ROOT } from '../../../process/root';
import {
  commandCounter,
  commandsText,
  countWorkloads,
} from '../../../bench/commands/commandCounts';
import { startTestStore } from '../../support/store';

/** Reads from two databases, as a program of any checkout would. */
const PROGRAM = `
  const mongoose = require('mongoose');
  (async () => {
    for (const [name, finds] of [['subjects', 3], ['judicial', 1]]) {
      const connection = await mongoose
        .createConnection(process.env.STORE_URI, { dbName: 'count_' + name })
        .asPromise();
      for (let i = 0; i < finds; i++) await connection.db.collection('rows').find().toArray();
      await connection.close();
    }
    // The counts are written periodically.
    setTimeout(() => {}, 500);
  })();`;

describe('the commands that npm run bench counts', () => {
  it('are those that a process sends to the database of each subgraph', async () => {
    const store = await startTestStore();
    const counter = await commandCounter();
    try {
      expect(await counter.read()).toEqual({});
      await promisify(execFile)(process.execPath, ['-e', PROGRAM], {
        cwd: ROOT,
        env: { ...process.env, ...counter.env, STORE_URI: store.uri },
      });
      expect(await counter.read()).toMatchObject({ count_subjects: 3, count_judicial: 1 });
    } finally {
      await counter.stop();
      await store.stop();
    }
  });

  it('exclude background commands if one of the repeated queries runs without them', async () => {
    const server = createServer((_, response) => response.end('{"data":{}}'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    let reads = 0;
    const counter = {
      read: () => {
        reads++;
        // Every second query coincides with a background command.
        return Promise.resolve({
          admin: reads * 7,
          p_subjects: 2 * reads + Math.floor(reads / 2),
          p_social: reads,
          p_judicial: 4,
        });
      },
    };
    try {
      expect(await countWorkloads({ url, counter }, ['s-1'])).toEqual({
        Q1: { subjects: 2, social: 1 },
        Q2: { subjects: 2, social: 1 },
        Q3: { subjects: 2, social: 1 },
      });
    } finally {
      server.close();
    }
  });

  it('are printed by subgraph', () => {
    expect(commandsText({ subjects: 2, social: 1 })).toBe('3 (subjects 2, social 1)');
  });
});
