import type { Model } from 'mongoose';
import { chinaDate } from '../../../schema/policy/chinaDate';
import type { SubgraphName } from '../../../schema/sdl';
import type { Feature } from '../feature';
import type { FreezingRecord } from '../freezing/record';
import type { RecordKind } from '../records/recordKind';
import { RECORDS } from '../records/recordModels';
import type { WrittenRow } from '../records/writer/event';
import { recordWriter } from '../records/writer/recordWriter';
import { destroyRecords } from './destroyRecords';
import { expireRecords } from './expireRecords';
import type { DestructionCertificate } from './certificate';
import { certificateModel } from './model';
import { retentionResolvers } from './resolvers';
import { retentionRules } from './rules';
import { retentionStore } from './store';

interface Models {
  readonly freezing: Model<FreezingRecord>;
  readonly certificate: Model<DestructionCertificate>;
}

/** Ends and destroys records when their terms are over. @param domain part of field names */
export function retentionFeature(
  domain: string,
  subgraph: SubgraphName,
  kinds: readonly RecordKind[],
): Feature<Models> {
  return {
    models: (connection) => ({ certificate: certificateModel(connection) }),
    stores: { retention: ({ certificate }, request) => retentionStore(certificate, request) },
    resolvers: retentionResolvers(domain),
    async jobs(jobs, { freezing, certificate }, { vault, now }) {
      const connection = certificate.db;
      const rows = connection.collection<WrittenRow>(RECORDS);
      const writer = recordWriter(connection, kinds, vault);
      const moment = () => ({ at: now(), today: chinaDate(now()) });
      jobs.define('retention.expire', {}, (_, context) =>
        expireRecords(rows, writer, moment(), context),
      );
      await jobs.every('retention.expire', '10 0 * * *');
      const rules = retentionRules(subgraph, kinds);
      jobs.define('retention.destroy', {}, async (_, context) => {
        const parts = { subgraph, rows, freezing, certificate, writer };
        for (const rule of rules) await destroyRecords(parts, rule, moment(), context);
      });
      await jobs.every('retention.destroy', '40 1 * * *');
    },
  };
}
