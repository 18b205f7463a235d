import { readFile } from 'node:fs/promises';
import { parseUscc } from '../../schema/identifiers/uscc';
import { createLog } from '../../process/log';
import { openStore } from '../database/openStore';
import { withDatabase } from '../database/withDatabase';
import { departmentModel } from '../../subgraphs/government/department/model';
import { departmentRecords } from '../../subgraphs/government/department/reference';
import { bootstrapClient, type FirstClient } from '../../subgraphs/subjects/client/bootstrapClient';
import { clientModels } from '../../subgraphs/subjects/client/model';
import type { ClientRecord } from '../../subgraphs/subjects/client/record';
import type { DatabaseConfig } from '../database/config';

/** The options of the command line for the first client. */
export interface BootstrapOptions {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly organization?: string | undefined;
  readonly 'organization-name'?: string | undefined;
  readonly jwk?: string | undefined;
  readonly certificate?: string | undefined;
}

/**
 * Initialises an empty database: writes the departments, and registers the first client. It runs
 * once; repeating it with the same options changes nothing.
 * @param onBegin called when the options are valid, before the database is opened
 * @throws Error with one sentence
 */
export async function bootstrap(
  options: BootstrapOptions,
  config: DatabaseConfig,
  onBegin: () => void,
): Promise<{ readonly entry: ClientRecord; readonly written: boolean }> {
  const first = await firstClient(options);
  onBegin();
  const { mongodbUri, dataDir, dbPrefix } = config;
  const store = await openStore({ mongodbUri, dataDir, attach: true });
  try {
    const done = await withDatabase(store.uri, `${dbPrefix}_subjects`, ({ connection }) =>
      bootstrapClient(clientModels(connection), first, new Date()),
    );
    const departments = await withDatabase(store.uri, `${dbPrefix}_government`, ({ connection }) =>
      writeDepartments(departmentModel(connection)),
    );
    createLog('info').info(
      { client: done.entry._id, departments },
      done.written
        ? 'the first client was registered directly in the database'
        : 'the first client was already registered; nothing changed',
    );
    return done;
  } finally {
    await store.stop();
  }
}

async function firstClient(options: BootstrapOptions): Promise<FirstClient> {
  const needed = (name: keyof BootstrapOptions) => {
    const value = options[name];
    if (value === undefined || value === '') throw new Error(`--${name} is missing; see --help.`);
    return value;
  };
  const { jwk, certificate } = options;
  const names = {
    id: needed('id'),
    name: needed('name'),
    organization: parseUscc(needed('organization')),
    organizationName: needed('organization-name'),
  };
  if ((jwk === undefined) === (certificate === undefined))
    throw new Error('Give one of --jwk FILE and --certificate THUMBPRINT; see --help.');
  return {
    ...names,
    binding: jwk === undefined ? 'MTLS' : 'DPOP',
    keys: jwk === undefined ? [] : [await keyIn(jwk)],
    certificates: certificate === undefined ? [] : [certificate],
  };
}

function keyIn(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Error(`The file ${file} cannot be read.`);
  });
}

/** Writes the departments that are missing. @returns how many it wrote */
async function writeDepartments(model: ReturnType<typeof departmentModel>): Promise<number> {
  const { upsertedCount } = await model.bulkWrite(
    departmentRecords().map(({ _id, ...rest }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
    })),
  );
  return upsertedCount;
}
