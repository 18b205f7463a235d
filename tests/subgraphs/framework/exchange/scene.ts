import { createPrivateKey, randomBytes, type JsonWebKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { cityEndpoint } from '../../../../examples/city-endpoint/cityEndpoint.mjs';
import { generateKeys } from '../../../../examples/city-endpoint/keys.mjs';
import { Metrics } from '../../../../process/telemetry/metrics/metrics';
import { definitionOf } from '../../../../subgraphs/definitionOf';
import { createSubgraph, type Subgraph } from '../../../../subgraphs/framework/createSubgraph';
import { exchangeModels } from '../../../../subgraphs/framework/exchange/model';
import { readCityKeys, readDistrictKeys } from '../../../../subgraphs/framework/exchange/city/keys';
import type { ExchangeSettings } from '../../../../subgraphs/framework/exchange/settings';
import { connect } from '../../../../subgraphs/framework/mongo';
import { RECORDS } from '../../../../subgraphs/framework/records/recordModels';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import { formerCodeModel } from '../../../../subgraphs/subjects/codes/model';
import { subjectDirectory } from '../../../../subgraphs/subjects/directory/subjectDirectory';
import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import type { NewRow } from '../../../../subgraphs/framework/records/writer/rowFault';
import { sealInserts } from '../../../support/sealing';
import { silent } from '../../../support/log';
import { startTestStore } from '../../../support/store';
import { naturalPerson, organization } from '../../../support/subjects';
import { testVaultKeys } from '../../../support/vault';
import { subjectModel } from '../../../../subgraphs/subjects/subject/model';

/** How the endpoint of the city fails. */
export interface Trouble {
  /** Responds with this status, without a signature. */
  status?: number;
  /** Responds this much later, in milliseconds. */
  delayMs?: number;
  /** Does what is asked, and then cuts the connection: the district learns nothing. */
  cutAfterwards?: boolean;
  /** Changes a byte of the signature of the response. */
  forged?: boolean;
}

export const COMPANY = { name: '天津河东恒信科技有限公司', code: '91120102MA00XX0A90' };
export const PERSON = { name: '张卓然', number: '12010218800101001X' };
/** Born in 2012. */
export const MINOR = { name: '李小明', number: '120102201201010018' };

const keys = generateKeys();
export const districtKeys = readDistrictKeys(JSON.stringify(keys.district));
export const cityKeys = readCityKeys(JSON.stringify(keys.cityPublic));
/** The keys of both sides as their settings have them. */
export const cityJwks = keys;
/** With which the city decrypts. */
export const cityPrivateKey = createPrivateKey({
  key: keys.city.keys.find(({ use }) => use === 'enc') as JsonWebKey,
  format: 'jwk',
});
/** Keys of another district, and of somebody who says that they are the city. */
const others = generateKeys();
export const strangeKeys = readDistrictKeys(JSON.stringify(others.district));

/** The city's side over loopback, which can fail. */
export async function startCity() {
  const trouble: Trouble = {};
  let refusing: string | undefined;
  const { handle, store } = cityEndpoint({
    keys: keys.city,
    districtKeys: keys.districtPublic,
    refuse: ({ items }) =>
      refusing !== undefined && Object.values(items ?? {}).includes(refusing)
        ? { code: 'NUMBER_UNKNOWN', message: '文号不在目录内' }
        : undefined,
  });
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const { status, delayMs = 0, cutAfterwards, forged } = trouble;
    if (cutAfterwards) Object.assign(response, { end: () => request.socket.destroy() });
    if (forged) {
      const writeHead = response.writeHead.bind(response) as (...of: unknown[]) => unknown;
      Object.assign(response, {
        writeHead: (code: number, headers: Record<string, string>) =>
          writeHead(code, {
            ...headers,
            signature: headers['signature']!.replace(/:(.)/, (_, one) =>
              one === 'A' ? ':B' : ':A',
            ),
          }),
      });
    }
    void wait(delayMs).then(() => {
      if (status === undefined) return handle(request, response);
      return response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let accepted = 0;
  const apply = store.apply.bind(store);
  store.apply = (message, result) => {
    accepted++;
    apply(message, result);
  };
  const counted = Object.defineProperty(store, 'accepted', { get: () => accepted });
  return {
    store: counted as typeof store & { readonly accepted: number },
    requests,
    url: `http://127.0.0.1:${port}`,
    /** Sets how the endpoint fails, until the next call; it works without an argument. */
    fail(next: Trouble = {}) {
      for (const name of Object.keys(trouble) as (keyof Trouble)[]) delete trouble[name];
      Object.assign(trouble, next);
    },
    /** Refuses records with this value, until the next call. */
    refuse: (value?: string) => void (refusing = value),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type City = Awaited<ReturnType<typeof startCity>>;

/** Subgraphs with a directory that knows a company, a person and a minor. */
export async function startDistrict(now: () => Date) {
  const store = await startTestStore();
  const open: { stop(): Promise<unknown> }[] = [store];
  const subjects = await connect(store.uri, `${store.dbPrefix}_subjects`);
  open.push({ stop: () => subjects.close() });
  const model = subjectModel(subjects.connection);
  await model.createIndexes();
  const vault = databaseVault(subjects.connection, {
    subgraph: 'subjects',
    keys: testVaultKeys,
    now,
  });
  sealInserts(subjects.connection, definitionOf('subjects'));
  const minor = naturalPerson({ _id: 'per-minor', name: MINOR.name, idNumber: MINOR.number });
  await model.insertMany([
    organization({ name: COMPANY.name, uscc: COMPANY.code }),
    naturalPerson({ name: PERSON.name, idNumber: PERSON.number }),
    { ...minor, birthDate: '2012-01-01', minor: true },
  ] satisfies SubjectRow[]);
  const formerCode = formerCodeModel(subjects.connection);
  const directory = subjectDirectory({ model, formerCode, vault, now });

  return {
    directory,
    subjects: model,
    /** A subgraph with these settings; the same name again is the same subgraph, restarted. */
    async subgraph(name: 'government' | 'judicial' | 'commerce', exchange?: ExchangeSettings) {
      const metrics = new Metrics();
      const subgraph: Subgraph = await createSubgraph(definitionOf(name), {
        uri: store.uri,
        dbPrefix: store.dbPrefix,
        cursorKey: randomBytes(32),
        vaultKeys: testVaultKeys,
        log: silent,
        directory,
        now,
        telemetry: { metrics },
        ...(exchange && { exchange }),
      });
      const database = await connect(store.uri, `${store.dbPrefix}_${name}`);
      const stop = async () => {
        await database.close();
        await subgraph.stop();
      };
      open.push({ stop });
      const { connection }: { connection: Connection } = database;
      return {
        subgraph,
        metrics,
        connection,
        exchange: exchangeModels(connection),
        records: connection.collection<NewRow>(RECORDS),
        run: (job: string) => subgraph.jobs.run(job),
      };
    },
    async stop() {
      for (const each of open.toReversed()) await each.stop();
    },
  };
}

export type District = Awaited<ReturnType<typeof startDistrict>>;

/** The settings of a district that exchanges with this city. */
export const settingsOf = (city: City, more: Partial<ExchangeSettings> = {}): ExchangeSettings => ({
  mode: 'http',
  url: city.url,
  feeds: ['city', 'court', 'procuratorate', 'police'],
  keys: districtKeys,
  cityKeys,
  ...more,
});
