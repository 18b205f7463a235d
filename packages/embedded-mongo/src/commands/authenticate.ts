import { Binary, Int32 } from 'bson';
import { mongoError } from '../base/errors';
import type { Connection } from '../connections/connection';
import { ScramExchange } from '../connections/scram';
import { isDoc, type Doc, type Value } from '../values/types';
import type { Command, Context } from './context';
import { readFields } from './fields';

const START_FIELDS = {
  saslStart: 'any',
  mechanism: 'string',
  payload: 'any',
  options: 'object',
  autoAuthorize: 'any',
  db: 'string',
} as const;

function textOf(payload: Value | undefined): string {
  if (payload instanceof Binary) return Buffer.from(payload.value()).toString('utf8');
  throw mongoError(14, "BSON field 'payload' is the wrong type, expected type 'binData'");
}

const step = (done: boolean, payload: string): Doc => ({
  conversationId: new Int32(1),
  done,
  payload: new Binary(Buffer.from(payload)),
});

/** Begins a SCRAM exchange. @throws MongoError 2 for another mechanism, 18 for a bad message */
function begin(connection: Connection, body: Doc): Doc {
  const fields = readFields(body, 'saslStart', START_FIELDS, ['mechanism', 'payload']);
  if (fields.string('mechanism') !== 'SCRAM-SHA-256' || !connection.credentials) {
    throw mongoError(
      334,
      `Received authentication for mechanism ${fields.string('mechanism')} which is unknown or not enabled`,
    );
  }
  connection.exchange = new ScramExchange(connection.credentials, textOf(fields.any('payload')));
  return step(false, connection.exchange.challenge);
}

function saslStart({ connection, body }: Context): Doc {
  return begin(connection, body);
}

function saslContinue({ connection, body }: Context): Doc {
  const fields = readFields(
    body,
    'saslContinue',
    { saslContinue: 'any', conversationId: 'number', payload: 'any' },
    ['payload'],
  );
  const { exchange } = connection;
  connection.exchange = undefined;
  if (!exchange) throw mongoError(17, 'No SASL session state found');
  const proof = exchange.finish(textOf(fields.any('payload')));
  connection.authenticated = true;
  connection.user = exchange.user;
  return step(true, proof);
}

function logout({ connection }: Context): Doc {
  connection.authenticated = connection.credentials === undefined;
  connection.user = undefined;
  return {};
}

/** The beginning of an exchange that drivers send along with hello; a refusal is left unsaid. */
export function speculate(connection: Connection, request: Value | undefined): Doc {
  if (!isDoc(request) || !connection.credentials) return {};
  try {
    return { speculativeAuthenticate: begin(connection, request) };
  } catch {
    return {};
  }
}

export const authenticateCommands: Record<string, Command> = {
  saslStart: { open: true, run: saslStart },
  saslContinue: { open: true, run: saslContinue },
  logout: { open: true, run: logout },
};
