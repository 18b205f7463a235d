import { randomBytes } from 'node:crypto';
import { SUPERGRAPH } from '../../../support/supergraph';
import { createGateway, type Gateway } from '../../../../gateway/createGateway';
import { tokenVerifier } from '../../../../gateway/authentication/verifyToken';
import { consentModel } from '../../../../subgraphs/subjects/consent/model';
import type { ConsentRecord } from '../../../../subgraphs/subjects/consent/record';
import { subjectModel } from '../../../../subgraphs/subjects/subject/model';
import { VISIBLE_SUBJECTS } from '../../../../subgraphs/subjects/subject/visibleSubjects';
import { connect } from '../../../../subgraphs/framework/mongo';
import { createSubgraphs } from '../../../../subgraphs';
import type { Model } from 'mongoose';
import { testLogKeys } from '../../../support/logKeys';
import { silent } from '../../../support/log';
import { startProduct, TODAY, type Answer, type Product } from '../../../support/product';
import { testVaultKeys } from '../../../support/vault';
import { spares } from '../../../support/spares';

const NOON = new Date(`${TODAY}T04:00:00Z`);

/** A request over HTTP and its response. */
export type Ask = (
  query: string,
  options?: {
    readonly token?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly variables?: Record<string, unknown>;
  },
) => Promise<Answer>;

/** Two gateways on one seeded database, each with its own subgraphs and registry client. */
export interface TwoGateways {
  readonly product: Product;
  readonly one: Ask;
  readonly other: Ask;
  /** The consents as stored in the database. */
  readonly consents: Model<ConsentRecord>;
  /** Ids of some adults. */
  people(count: number): Promise<string[]>;
  stop(): Promise<void>;
}

export async function twoGateways(): Promise<TwoGateways> {
  const product = await startProduct({ subjects: 400 });
  const { uri, dbPrefix, issuer } = product;
  const database = await connect(uri, `${dbPrefix}_subjects`);
  const cursorKey = randomBytes(32);
  const start = async () => {
    const parts = await createSubgraphs({
      uri,
      dbPrefix,
      cursorKey,
      vaultKeys: testVaultKeys,
      logKeys: testLogKeys,
      log: silent,
      now: () => NOON,
    });
    const registry = parts.subgraphs.get('subjects')?.registry;
    const gateway = await createGateway({
      spares,
      supergraph: SUPERGRAPH,
      port: 0,
      host: '127.0.0.1',
      log: silent,
      subgraphs: parts.subgraphs,
      verifyToken: tokenVerifier(issuer),
      ...(registry && { registry }),
      now: () => NOON,
      anonymousIntrospection: true,
      requestTimeout: 30_000,
      subgraphTimeout: 20_000,
      auditTimeout: 20_000,
      drainTimeout: 2000,
    });
    return { gateway, parts };
  };
  const both = [await start(), await start()] as const;
  return {
    product,
    one: asker(both[0].gateway),
    other: asker(both[1].gateway),
    consents: consentModel(database.connection),
    async people(count) {
      const found = await subjectModel(database.connection)
        .find({ kind: 'NATURAL_PERSON', ...VISIBLE_SUBJECTS }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(count)
        .lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },
    async stop() {
      for (const { gateway, parts } of both) {
        await gateway.stop();
        await parts.stop();
      }
      await database.close();
      await product.stop();
    },
  };
}

function asker(gateway: Gateway): Ask {
  return async (query, { token, headers = {}, variables = {} } = {}) => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
}
