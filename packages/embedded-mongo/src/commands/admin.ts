import { Double, Int32, Long } from 'bson';
import { statSync } from 'node:fs';
import { arch, cpus, hostname, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { mongoError } from '../base/errors';
import { compileFilter } from '../query/index';
import type { Collection } from '../storage/catalog';
import { replyNumber } from '../values/replyNumber';
import { statisticsKey } from '../storage/keyspace';
import { LmdbReader } from '../storage/reader';
import { readStatistics, type Statistics } from '../storage/writeSet';
import type { Doc } from '../values/types';
import { MAX_DOCUMENT_BYTES } from '../base/limits';
import { namespaceOf, type Command, type Context } from './context';
import { readFields } from './fields';
import { REPLICA_SET, SERVER_VERSION } from './handshake';

const VERSION_ARRAY = SERVER_VERSION.split('.').map((part) => new Int32(Number(part)));

function buildInfo(): Doc {
  return {
    version: SERVER_VERSION,
    gitVersion: 'none',
    modules: ['embedded'],
    allocator: 'system',
    javascriptEngine: 'none',
    sysInfo: 'deprecated',
    versionArray: [...VERSION_ARRAY, new Int32(0)],
    bits: new Int32(64),
    debug: false,
    maxBsonObjectSize: new Int32(MAX_DOCUMENT_BYTES),
    storageEngines: ['lmdb'],
  };
}

function connectionStatus({ connection }: Context): Doc {
  const { user } = connection;
  return {
    authInfo: {
      authenticatedUsers: user === undefined ? [] : [{ user, db: 'admin' }],
      authenticatedUserRoles: user === undefined ? [] : [{ role: 'root', db: 'admin' }],
    },
  };
}

function hostInfo(): Doc {
  return {
    system: {
      currentTime: new Date(),
      hostname: hostname(),
      cpuAddrSize: new Int32(64),
      memSizeMB: replyNumber(Math.floor(totalmem() / 2 ** 20)),
      numCores: new Int32(cpus().length),
      cpuArch: arch(),
    },
    os: { type: platform(), name: platform(), version: release() },
    extra: {},
  };
}

function serverStatus({ engine, connection }: Context): Doc {
  const uptime = (Date.now() - engine.startedAt.getTime()) / 1000;
  const { rss } = process.memoryUsage();
  return {
    host: connection.address,
    version: SERVER_VERSION,
    process: 'embedded-store',
    pid: Long.fromNumber(process.pid),
    uptime: new Double(uptime),
    uptimeMillis: Long.fromNumber(Math.round(uptime * 1000)),
    localTime: new Date(),
    connections: { current: new Int32(engine.connections.size) },
    metrics: { cursor: { open: { total: replyNumber(engine.cursors.size) } } },
    logicalSessionRecordCache: { activeSessionsCount: replyNumber(engine.sessions.size) },
    mem: { bits: new Int32(64), resident: replyNumber(Math.round(rss / 2 ** 20)) },
    repl: { setName: REPLICA_SET, isWritablePrimary: true, secondary: false },
    storageEngine: { name: 'lmdb', persistent: true, supportsSnapshotReadConcern: false },
  };
}

function statisticsOf({ engine }: Context, collection: Collection): Statistics {
  return readStatistics(new LmdbReader(engine.environment).get(statisticsKey(collection.id)));
}

function fileBytes({ engine }: Context): number {
  return statSync(join(engine.dataDir, 'data.mdb')).size;
}

function listDatabases(context: Context): Doc {
  const fields = readFields(context.body, 'listDatabases', {
    listDatabases: 'any',
    filter: 'object',
    nameOnly: 'bool',
    authorizedDatabases: 'bool',
  });
  const filter = compileFilter(fields.object('filter') ?? {});
  const sizes = new Map<string, number>();
  for (const collection of context.engine.catalog.list()) {
    const size = sizes.get(collection.database) ?? 0;
    sizes.set(collection.database, size + statisticsOf(context, collection).bytes);
  }
  const databases = [...sizes]
    .map(([name, size]): Doc =>
      fields.bool('nameOnly')
        ? { name }
        : { name, sizeOnDisk: replyNumber(size), empty: size === 0 },
    )
    .filter((doc) => filter.matches(doc));
  if (fields.bool('nameOnly')) return { databases };
  return { databases, totalSize: replyNumber(fileBytes(context)) };
}

/** The statistics of a collection, as collStats and $collStats give them. */
function collectionStatistics(context: Context, namespace: string): Doc {
  const collection = context.engine.catalog.find(namespace);
  const { documents, bytes } = collection
    ? statisticsOf(context, collection)
    : { documents: 0, bytes: 0 };
  return {
    ns: namespace,
    size: replyNumber(bytes),
    count: replyNumber(documents),
    ...(documents > 0 && { avgObjSize: replyNumber(Math.floor(bytes / documents)) }),
    storageSize: replyNumber(bytes),
    nindexes: new Int32(collection?.indexes.length ?? 0),
    capped: false,
    scaleFactor: new Int32(1),
  };
}

function collStats(context: Context): Doc {
  const { namespace } = namespaceOf(context, 'collStats');
  const fields = readFields(context.body, 'collStats', { collStats: 'string', scale: 'number' });
  const scale = fields.number('scale') ?? 1;
  if (scale !== 1) throw mongoError(2, 'collStats here gives bytes: scale must be 1');
  return collectionStatistics(context, namespace);
}

function dbStats(context: Context): Doc {
  const { body, database, engine } = context;
  const fields = readFields(body, 'dbStats', {
    dbStats: 'any',
    scale: 'number',
    freeStorage: 'any',
  });
  const scale = fields.number('scale') ?? 1;
  const collections = engine.catalog.list(database);
  const all = collections.map((collection) => statisticsOf(context, collection));
  const objects = all.reduce((sum, { documents }) => sum + documents, 0);
  const bytes = all.reduce((sum, each) => sum + each.bytes, 0);
  return {
    db: database,
    collections: new Int32(collections.length),
    views: new Int32(0),
    objects: replyNumber(objects),
    avgObjSize: new Double(objects > 0 ? bytes / objects : 0),
    dataSize: replyNumber(bytes / scale),
    storageSize: replyNumber(bytes / scale),
    indexes: new Int32(collections.reduce((sum, { indexes }) => sum + indexes.length, 0)),
    fsUsedSize: replyNumber(fileBytes(context) / scale),
    scaleFactor: replyNumber(scale),
  };
}

function replSetGetStatus({ connection }: Context): Doc {
  const self: Doc = {
    _id: new Int32(0),
    name: connection.address,
    health: new Double(1),
    state: new Int32(1),
    stateStr: 'PRIMARY',
    self: true,
  };
  return { set: REPLICA_SET, date: new Date(), myState: new Int32(1), members: [self] };
}

export const adminCommands: Record<string, Command> = {
  buildInfo: { open: true, run: buildInfo },
  buildinfo: { open: true, run: buildInfo },
  connectionStatus: { open: true, run: connectionStatus },
  hostInfo: { run: hostInfo },
  serverStatus: { run: serverStatus },
  listDatabases: { run: listDatabases },
  collStats: { run: collStats },
  dbStats: { run: dbStats },
  dbstats: { run: dbStats },
  replSetGetStatus: { run: replSetGetStatus },
  whatsmyuri: { run: ({ connection }) => ({ you: connection.address }) },
};
