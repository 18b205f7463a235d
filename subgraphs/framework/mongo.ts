import mongoose, { type Connection } from 'mongoose';
import { recordCommandSpans } from './telemetry/commandSpans';

/** Reads one BSON document, for programs that copy documents without a model. */
export const deserializeBson = mongoose.mongo.BSON.deserialize;

/** The address of a subgraph's database. */
export interface DatabasePlace {
  readonly uri: string;
  readonly dbName: string;
}

/** An open connection of one subgraph to its own database. */
export interface Database {
  readonly connection: Connection;
  /** Whether the database answers a ping within a second. Never throws. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** Is called for every command sent to the database. */
export type OnCommand = (event: {
  readonly commandName: string;
  readonly databaseName: string;
  readonly command: Readonly<Record<string, unknown>>;
}) => void;

/**
 * Connects a subgraph to its database. Each subgraph has its own connection and therefore its own
 * pool, so that one cannot starve another. Without a server, commands fail after five seconds
 * instead of queueing.
 * @param options.traced whether commands are recorded as spans
 * @throws the driver's error when no server can be reached
 */
export async function connect(
  uri: string,
  dbName: string,
  options: { readonly onCommand?: OnCommand; readonly traced?: boolean } = {},
): Promise<Database> {
  const connection = await mongoose
    .createConnection(uri, {
      dbName,
      serverSelectionTimeoutMS: 5000,
      maxPoolSize: 16,
      monitorCommands: options.onCommand !== undefined || options.traced === true,
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
    })
    .asPromise();
  if (options.onCommand) connection.getClient().on('commandStarted', options.onCommand);
  if (options.traced) recordCommandSpans(connection.getClient());
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

/** Names of the driver's errors that mean a missing or lost connection. */
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

/** Whether an error means that the database cannot be reached, and not a programming error. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Error && UNREACHABLE.has(error.name);
}

/** The errors of UNREACHABLE that mean that this process itself closed the connection. */
const CLOSED_HERE = new Set([
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClosedError',
  'MongoClientClosedError',
]);

/**
 * Error codes of a server that is not the primary, or is shutting down: InterruptedAtShutdown,
 * InterruptedDueToReplStateChange, NotWritablePrimary, NotPrimaryNoSecondaryOk,
 * NotPrimaryOrSecondary, PrimarySteppedDown, ShutdownInProgress.
 */
const NOT_PRIMARY = new Set<unknown>([11_600, 11_602, 10_107, 13_435, 13_436, 189, 91]);

/**
 * Whether a retry of the same command may succeed, because only the connection failed: a network
 * error, a server that is not the primary, or a transaction error that the driver labels transient.
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
