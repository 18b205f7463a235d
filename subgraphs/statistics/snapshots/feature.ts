import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import type { Feature } from '../../framework/feature';
import { connectionSelection } from '../../framework/selection';
import type { Counts } from '../counts';
import { makeSnapshots } from './makeSnapshots';
import type { SnapshotModels } from './model';
import {
  snapshotStore,
  type ExportSnapshotArguments,
  type SnapshotArguments,
  type SnapshotsArguments,
  type SnapshotStore,
} from './store';

/** The job that stores the snapshots of the day. */
const SNAPSHOT = 'statistics.snapshot';
/** At night, after the reconciliation of the statistics. */
const SNAPSHOT_AT = '10 5 * * *';

type Models = SnapshotModels & { readonly counts: Counts };
type Context = SubgraphContext<{ readonly snapshots: SnapshotStore }>;

/** Nightly snapshots of tables for BI tools. */
export const snapshotFeature: Feature<Models> = {
  stores: { snapshots: snapshotStore },
  async jobs(jobs, models, { uploads, now, snapshotDays: days }) {
    jobs.define(SNAPSHOT, {}, (_data, context) =>
      makeSnapshots({ models, counts: models.counts, uploads, now, days }, context),
    );
    await jobs.every(SNAPSHOT, SNAPSHOT_AT);
  },
  resolvers: {
    Query: {
      statisticsSnapshots: (
        _: unknown,
        args: SnapshotsArguments,
        { stores }: Context,
        info: GraphQLResolveInfo,
      ) => stores.snapshots.list(args, connectionSelection(info).wantsTotal),
      statisticsSnapshot: (_: unknown, args: SnapshotArguments, { stores }: Context) =>
        stores.snapshots.find(args),
    },
    Mutation: {
      exportStatisticsSnapshot: (_: unknown, args: ExportSnapshotArguments, { stores }: Context) =>
        stores.snapshots.file(args),
    },
  },
};
