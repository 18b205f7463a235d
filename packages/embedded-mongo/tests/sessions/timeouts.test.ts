import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, type Engine } from '../../src/engine/engine';
import { CURSOR_TIMEOUT_MS, type ResultStream } from '../../src/sessions/cursors';
import { SESSION_TIMEOUT_MS } from '../../src/sessions/sessions';
import { TRANSACTION_LIFETIME_MS } from '../../src/transactions/transaction';

let engine: Engine;
beforeAll(() => void (engine = openEngine(mkdtempSync(join(tmpdir(), 'store-timeouts-')))));
afterAll(() => engine.close());

function cursor(session: string | undefined, keepAlive = false): { closed: boolean } {
  const state = { closed: false };
  const stream: ResultStream = {
    fill: async () => true,
    rebase: () => undefined,
    close: async () => void (state.closed = true),
  };
  engine.cursors.add({ namespace: 'a.b', stream, session, transaction: undefined, keepAlive });
  return state;
}

it('idle cursors are closed unless they have noCursorTimeout', () => {
  const [idle, withoutTimeout] = [cursor(undefined), cursor(undefined, true)];
  engine.cursors.sweep(Date.now() + CURSOR_TIMEOUT_MS / 2);
  expect(idle.closed).toBe(false);
  engine.cursors.sweep(Date.now() + CURSOR_TIMEOUT_MS + 1000);
  expect([idle.closed, withoutTimeout.closed]).toEqual([true, false]);
});

it('an idle session expires with its cursors and its transaction', () => {
  const session = engine.sessions.use('01');
  const transaction = session.start(engine, 1n);
  const own = cursor('01');
  engine.sessions.sweep(Date.now() + SESSION_TIMEOUT_MS + 1000);
  expect(engine.sessions.size).toBe(0);
  expect(own.closed).toBe(true);
  expect(transaction.state).toBe('aborted');
});

it('a transaction past its lifetime is aborted, and its next command fails', () => {
  const session = engine.sessions.use('02');
  const transaction = session.start(engine, 1n);
  engine.sessions.sweep(Date.now() + TRANSACTION_LIFETIME_MS + 1000);
  expect(transaction.state).toBe('aborted');
  expect(() => session.current(1n)).toThrow('has been aborted');
  expect(() => session.start(engine, 0n)).toThrow('Cannot start transaction');
});
