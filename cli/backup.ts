import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { ROOT } from '../process/root';
import { SUBGRAPH_NAMES } from '../schema/subgraphs';
import { documentCount, readBackup, type Manifest } from './backup/manifest';
import { restoreBackup } from './backup/restoreBackup';
import { writeBackup } from './backup/writeBackup';
import { databasePlace, type DatabaseConfig } from './database/config';
import { openStore, type OpenedStore } from './database/openStore';
import { refuseUnfinishedRestore } from './database/unfinishedRestore';
import { withDatabase } from './database/withDatabase';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { progressBar } from './support/progressBar';
import { commandOf, needed, program } from './support/program';

const HELP = `Copies a snapshot of all databases, and writes such a copy back.

npm run backup -- create --to FOLDER
  copies one snapshot of all databases to a new folder, while services read and write: documents as
  gzipped BSON, indexes and checksums in backup.json. Values that are encrypted in the database are
  encrypted in the copy; the keys are not part of it, keep them elsewhere
npm run backup -- check --from FOLDER
  checks every file of a backup against its checksum
npm run backup -- restore --from FOLDER [--replace]
  writes a backup into the databases and counts the documents. Stop all services first. Afterwards
  start them and check the disclosure log with npm run audit -- verify
  --replace       drops databases that exist; needed again after an interrupted restore
${ADDRESS_HELP.dataDir}${ADDRESS_HELP.quiet}  --help          this text

Uses MONGODB_URI and MONGODB_DB_PREFIX, or the embedded database of the data folder. A backup of one
can be restored to the other.
`;

program(
  {
    name: 'backup',
    help: HELP,
    maxPositionals: 1,
    options: {
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      to: { type: 'string' },
      from: { type: 'string' },
      replace: { type: 'boolean', default: false },
    },
  },
  async (values, [word]) => {
    const config = (creates: boolean) => {
      const place = databasePlace({ dataDir: values['data-dir'], creates });
      announce([place], values);
      return place.config;
    };
    switch (commandOf(word, ['create', 'check', 'restore'])) {
      case 'create': {
        const to = needed(values.to, '--to FOLDER');
        return create(config(false), to);
      }
      case 'check': {
        const from = needed(values.from, '--from FOLDER');
        process.stdout.write(`${from} is complete: ${contentOf(await readBackup(from))}.\n`);
        return;
      }
      case 'restore': {
        const from = needed(values.from, '--from FOLDER');
        return restore(config(true), from, values.replace);
      }
    }
  },
);

async function create(config: DatabaseConfig, to: string): Promise<void> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  await withDatabases(config, true, async (connection, { uri }) => {
    await refuseUnfinishedRestore(uri, config.dbPrefix);
    const bar = progressBar('documents');
    const databases = [...SUBGRAPH_NAMES, 'seed'];
    const source = { connection, dbPrefix: config.dbPrefix, databases, version };
    const manifest = await writeBackup(source, to, bar.show).finally(bar.end);
    process.stdout.write(`Backed up ${contentOf(manifest)} to ${to}.\n`);
  });
}

async function restore(config: DatabaseConfig, from: string, replace: boolean): Promise<void> {
  const manifest = await readBackup(from);
  await withDatabases(config, false, async (connection, { uri }) => {
    const bar = progressBar('documents');
    const target = { connection, uri, dbPrefix: config.dbPrefix, replace };
    await restoreBackup(from, manifest, target, bar.show).finally(bar.end);
    process.stdout.write(
      `Restored ${contentOf(manifest)}. Start the services, then run npm run audit -- verify.\n`,
    );
  });
}

function contentOf(manifest: Manifest): string {
  const { databases, createdAt } = manifest;
  return `${documentCount(manifest)} documents in ${databases.length} databases as of ${createdAt}`;
}

/** @param attach whether a product that uses the embedded database may be running */
async function withDatabases(
  { mongodbUri, dataDir, dbPrefix }: DatabaseConfig,
  attach: boolean,
  run: (connection: Connection, store: OpenedStore) => Promise<void>,
): Promise<void> {
  const store = await openStore({ mongodbUri, dataDir, attach });
  try {
    await withDatabase(store.uri, `${dbPrefix}_${SUBGRAPH_NAMES[0]!}`, ({ connection }) =>
      run(connection, store),
    );
  } finally {
    await store.stop();
  }
}
