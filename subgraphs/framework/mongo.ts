import mongoose, { type Connection } from 'mongoose';

/** Where a subgraph's database is. */
export interface DatabasePlace {
  readonly uri: string;
  readonly dbName: string;
}

/** A live connection of one subgraph to its own database. */
export interface Database {
  readonly connection: Connection;
  /** Whether the database answers a ping within a second. Never throws. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** Hears of every command sent to the database. */
export type OnCommand = (event: {
  readonly commandName: string;
  readonly databaseName: string;
}) => void;

/**
 * Connects a subgraph to its database. Each subgraph has a connection, and so a pool, of its own:
 * none can starve another. Commands fail after five seconds without a server, rather than queue.
 * @throws the driver's error when no server can be reached
 */
export async function connect(
  uri: string,
  dbName: string,
  options: { readonly onCommand?: OnCommand } = {},
): Promise<Database> {
  const connection = await mongoose
    .createConnection(uri, {
      dbName,
      serverSelectionTimeoutMS: 5000,
      maxPoolSize: 16,
      monitorCommands: options.onCommand !== undefined,
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
    })
    .asPromise();
  if (options.onCommand) connection.getClient().on('commandStarted', options.onCommand);
  return {
    connection,
    ready: () => answersPing(connection),
    close: () => connection.close(),
  };
}

async function answersPing(connection: Connection): Promise<boolean> {
  try {
    await connection.getClient().db('admin').command({ ping: 1 }, { timeoutMS: 1000 });
    return true;
  } catch {
    return false;
  }
}

/** The driver's errors of a connection that is not there, or no longer, by name. */
const UNREACHABLE = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoOperationTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoClientClosedError',
  'MongoWaitQueueTimeoutError',
]);

/** Whether an error means that the database cannot be reached, as opposed to a fault of ours. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Error && UNREACHABLE.has(error.name);
}

/** Of those, the ones of a connection that this process has closed itself. */
const CLOSED_HERE = new Set([
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClosedError',
  'MongoClientClosedError',
]);

/**
 * Codes of a server that is not, or no longer, the primary: InterruptedAtShutdown,
 * InterruptedDueToReplStateChange, NotWritablePrimary, NotPrimaryNoSecondaryOk,
 * NotPrimaryOrSecondary, PrimarySteppedDown, ShutdownInProgress.
 */
const NOT_PRIMARY = new Set<unknown>([11_600, 11_602, 10_107, 13_435, 13_436, 189, 91]);

/**
 * Whether the same command may succeed when it is sent again, for nothing is wrong but the
 * connection: network errors, a server that is not the primary, and transactions that the driver
 * calls transient.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error) || CLOSED_HERE.has(error.name)) return false;
  const { code, errorLabels = [] } = error as { code?: unknown; errorLabels?: readonly string[] };
  return (
    isUnreachable(error) ||
    NOT_PRIMARY.has(code) ||
    errorLabels.includes('TransientTransactionError')
  );
}
