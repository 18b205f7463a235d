import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { unchanging } from '../../../../process/followFiles';
import { makeIdentityKeys } from '../../../../cli/support/identityKeys';
import { Cancellation } from '../../../../gateway/cancellation';
import { httpClient } from '../../../../gateway/execution/httpClient';
import { identitySigner } from '../../../../gateway/execution/identitySigner';
import { readSigningKeys, readVerifyingKeys } from '../../../../schema/identity/keys';
import type { Viewer } from '../../../../schema/viewer';
import type { Subgraph } from '../../../../subgraphs/framework/createSubgraph';
import { createSubgraph } from '../../../../subgraphs/framework/createSubgraph';
import type { Reconciling } from '../../../../subgraphs/framework/definition';
import { verifyRequest } from '../../../../subgraphs/framework/identity/verifyRequest';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { httpReceipts } from '../../../../subgraphs/framework/receipts/httpReceipts';
import { receiptKey } from '../../../../subgraphs/framework/receipts/receiptKey';
import { subgraphApp } from '../../../../subgraphs/framework/startSubgraph';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import { testLogKeys } from '../../../support/logKeys';
import { sealInserts } from '../../../support/sealing';
import { startTestStore, type TestStore } from '../../../support/store';
import { naturalPerson } from '../../../support/subjects';
import { testVaultKeys } from '../../../support/vault';

/** Long enough for an honest gateway, short enough for a test. */
export const TIMES = { storeMs: 20, roundMs: 40, graceMs: 600 };

export interface LogLine {
  readonly level: number;
  readonly code?: string;
  readonly requestId?: string;
}

/** The subjects subgraph over HTTP, which reconciles the receipts that it reads over HTTP. */
export interface Scene {
  readonly subgraph: Subgraph;
  readonly reconciling: Reconciling;
  readonly url: string;
  readonly lines: LogLine[];
  readonly database: Database;
  readonly store: TestStore;
  /** Signs for the subgraph, as every gateway with the keys can. */
  readonly signer: ReturnType<typeof identitySigner>;
  /** Sends a signed request straight to the subgraph, past any log. @returns its request id */
  take(query: string, viewer: Viewer, requestId?: string): Promise<string>;
  stop(): Promise<void>;
}

export async function scene(): Promise<Scene> {
  const store = await startTestStore();
  const lines: LogLine[] = [];
  const log = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line) as LogLine) });
  const cursorKey = randomBytes(32);
  const subgraph = await createSubgraph(subjectsSubgraph, {
    uri: store.uri,
    dbPrefix: store.dbPrefix,
    cursorKey,
    vaultKeys: testVaultKeys,
    logKeys: testLogKeys,
    log,
    reconciliation: TIMES,
  });
  const database = await connect(store.uri, `${store.dbPrefix}_subjects`);
  const models = subjectsSubgraph.models(database.connection) as {
    subject: { create(row: object): Promise<unknown> };
  };
  sealInserts(database.connection, subjectsSubgraph);
  await models.subject.create(naturalPerson());
  const keys = makeIdentityKeys(['g'], ['subjects']);
  const own = keys.gateways.get('g')!;
  const signer = identitySigner(
    'subjects',
    readSigningKeys(own.privateKey, own.requestKeys).get('subjects')!,
  );
  const identify = verifyRequest({
    name: 'subjects',
    keys: unchanging(readVerifyingKeys(keys.publicKeys, keys.subgraphs.get('subjects')!)),
  });
  const secret = receiptKey(cursorKey);
  const app = subgraphApp(subgraph, identify, { log, receiptKey: secret });
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const reconciling = subgraph.reconcile!([httpReceipts('subjects', url, { secret })]);
  const client = httpClient({ name: 'subjects', url }, { timeout: 5000, sign: signer });
  return {
    subgraph,
    reconciling,
    url,
    lines,
    database,
    store,
    signer,
    async take(query, viewer, requestId = randomUUID()) {
      const { data } = await client.execute(
        { query },
        { viewer, requestId, cancellation: new Cancellation() },
      );
      expect(data?.['subject']).toMatchObject({ name: '张卓然' });
      return requestId;
    },
    async stop() {
      await client.stop();
      server.close();
      server.closeAllConnections();
      await subgraph.stop();
      await database.close();
      await store.stop();
    },
  };
}
