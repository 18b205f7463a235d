import type { Collection } from 'mongoose';
import { feedOf } from '../../../schema/exchange/feeds';
import type { SubjectDirectory } from '../../../schema/directory';
import type { SubgraphName } from '../../../schema/sdl';
import type { SubgraphServices } from '../definition';
import type { Feature } from '../feature';
import type { IntakeModels } from '../intake/batches/model';
import { recordTarget } from '../intake/rows/recordTarget';
import type { Jobs } from '../jobs/jobs';
import type { RecordKind } from '../records/recordKind';
import { RECORDS } from '../records/recordModels';
import type { WriterModels } from '../records/writer/model';
import { recordWriter } from '../records/writer/recordWriter';
import type { NewRow } from '../records/writer/rowFault';
import { cityClient } from './city/cityClient';
import { exchangeModels, type ExchangeModels } from './model';
import { feedTarget } from './pull/feedTarget';
import { pull, type PullParts } from './pull/pull';
import { deliverOverHttp } from './push/delivery';
import { deliverAsFiles } from './push/files';
import { push, type PushParts } from './push/push';
import { sharedKind } from './push/sharedKind';
import { observeDifferences } from './metrics';
import { reconcile } from './reconcile/reconcile';
import { exchangeResolvers } from './resolvers';
import type { ExchangeSettings } from './settings';
import { exchangeStore } from './store';

interface Models {
  readonly exchange: ExchangeModels;
  readonly intake: IntakeModels;
  readonly writing: WriterModels;
}

/** A page of messages, or of rows, may take its time with the city. */
const LOCK_MS = 300_000;

/**
 * Exchanges records with the platform of the city: sends what was accepted, takes what its feeds
 * deliver, and reconciles both every day. Where the exchange is off, there are no jobs.
 * @param domain part of field names
 */
export function exchangeFeature(
  domain: string,
  subgraph: SubgraphName,
  kinds: readonly RecordKind[],
): Feature<Models> {
  return {
    models: (connection) => ({ exchange: exchangeModels(connection) }),
    stores: {
      exchange: ({ exchange, writing }, request) => exchangeStore(exchange, writing, request),
    },
    resolvers: exchangeResolvers(domain),
    async jobs(jobs, models, services) {
      const { exchange: settings, directory } = services;
      if (settings === undefined || directory === undefined) return;
      await defineJobs(jobs, partsOf({ subgraph, kinds, models, settings, directory, services }));
    },
    begin({ exchange }, { metrics }) {
      const forget = observeDifferences(exchange, subgraph, metrics);
      return Promise.resolve({ stop: () => Promise.resolve(forget()) });
    },
  };
}

interface Given {
  readonly subgraph: SubgraphName;
  readonly kinds: readonly RecordKind[];
  readonly models: Models;
  readonly settings: ExchangeSettings;
  readonly directory: SubjectDirectory;
  readonly services: SubgraphServices;
}

interface ExchangeParts {
  readonly settings: ExchangeSettings;
  readonly push: PushParts;
  /** Undefined without an endpoint. */
  readonly pull?: PullParts;
}

function partsOf({ subgraph, kinds, models, settings, directory, services }: Given): ExchangeParts {
  const { exchange, intake, writing } = models;
  const { vault, now } = services;
  const connection = exchange.sent.db;
  const rows: Collection<NewRow> = connection.collection(RECORDS);
  const shared = new Map(
    kinds.flatMap((kind) => {
      const found = sharedKind(subgraph, kind);
      return found === undefined ? [] : [[kind.type, found] as const];
    }),
  );
  const client = settings.url === undefined ? undefined : cityClient(settings.url, settings);
  const deliver =
    settings.mode === 'http'
      ? deliverOverHttp(client!)
      : deliverAsFiles({ folder: settings.folder!, subgraph, settings, kinds: shared, now });
  const isSealed = settings.cityKeys?.encryption !== undefined;
  const sending = { subgraph, rows, kinds: shared, directory, vault, isSealed };
  const parts = {
    settings,
    push: { ...sending, models: exchange, writing, deliver, now },
  };
  if (client === undefined) return parts;
  const targets = settings.feeds
    .map(feedOf)
    .flatMap((feed) =>
      kinds
        .filter(({ type }) => type in feed.kinds)
        .map((kind) =>
          feedTarget(
            feed,
            kind.type,
            recordTarget(subgraph, kind, { connection, vault, directory }),
          ),
        ),
    );
  const writer = recordWriter(connection, kinds, vault);
  return { ...parts, pull: { models: exchange, intake, rows, writer, now, client, targets } };
}

async function defineJobs(jobs: Jobs, parts: ExchangeParts): Promise<void> {
  const { settings, push: sending, pull: pulling } = parts;
  jobs.define('exchange.push', { lockMs: LOCK_MS }, (_, context) => push(sending, context));
  await jobs.every('exchange.push', '1 minute');
  if (pulling === undefined) return;
  if (pulling.targets.length > 0) {
    jobs.define('exchange.pull', { lockMs: LOCK_MS }, (_, context) => pull(pulling, context));
    await jobs.every('exchange.pull', '5 minutes');
  }
  jobs.define('exchange.reconcile', { lockMs: LOCK_MS }, (_, context) => {
    const { models, client, now } = pulling;
    const both = { models, client, now, pull: pulling };
    return reconcile(settings.mode === 'http' ? { ...both, push: sending } : both, context);
  });
  await jobs.every('exchange.reconcile', '20 2 * * *');
}
