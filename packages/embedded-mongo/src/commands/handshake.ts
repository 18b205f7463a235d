import { Double, Int32, ObjectId } from 'bson';
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES, MAX_WRITE_BATCH } from '../base/limits';
import type { Doc } from '../values/types';
import { speculate } from './authenticate';
import type { Command, Context } from './context';

export const SERVER_VERSION = '8.0.0';
export const REPLICA_SET = 'rs0';
const MAX_WIRE_VERSION = 25;
const ELECTION = new ObjectId('7fffffff0000000000000001');
export const OK = new Double(1);

/** A primary of a one-node replica set: that is what makes drivers use sessions and transactions. */
function hello(context: Context): Doc {
  const { connection, body } = context;
  const legacy = Object.keys(body)[0] !== 'hello';
  const reply: Doc = {
    [legacy ? 'ismaster' : 'isWritablePrimary']: true,
    ...(legacy && { isWritablePrimary: true }),
    helloOk: true,
    secondary: false,
    setName: REPLICA_SET,
    setVersion: new Int32(1),
    electionId: ELECTION,
    hosts: [connection.address],
    primary: connection.address,
    me: connection.address,
    maxBsonObjectSize: new Int32(MAX_DOCUMENT_BYTES),
    maxMessageSizeBytes: new Int32(MAX_MESSAGE_BYTES),
    maxWriteBatchSize: new Int32(MAX_WRITE_BATCH),
    localTime: new Date(),
    logicalSessionTimeoutMinutes: new Int32(30),
    connectionId: new Int32(connection.id),
    minWireVersion: new Int32(0),
    maxWireVersion: new Int32(MAX_WIRE_VERSION),
    readOnly: false,
  };
  if (typeof body.saslSupportedMechs === 'string') {
    reply.saslSupportedMechs = ['SCRAM-SHA-256'];
  }
  return { ...reply, ...speculate(connection, body.speculativeAuthenticate) };
}

export const handshakeCommands: Record<string, Command> = {
  hello: { open: true, run: hello },
  ismaster: { open: true, run: hello },
  isMaster: { open: true, run: hello },
  ping: { open: true, transactional: false, run: () => ({}) },
};
