import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import { connectionSelection } from '../../framework/selection';
import { accessedFields } from '../disclosure/reading/fieldNames';
import type { Stores } from '../stores';
import type { FindingRecord, ReadRecord } from './record';
import type { FindingArgs, FindingStore } from './store';

type Context = SubgraphContext<Stores>;

export const reconciliationResolvers = {
  DisclosureLog: {
    reconciliation: (_: unknown, _args: unknown, { stores }: Context) => stores.findings,
    findings: (_: unknown, args: FindingArgs, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.findings.findings(args, connectionSelection(info).wantsTotal),
  },
  DisclosureFinding: {
    id: ({ _id }: FindingRecord) => _id,
    // The times are stored as text; the scalar expects a Date.
    releasedAt: ({ releasedAt }: FindingRecord) => new Date(releasedAt),
    foundAt: ({ foundAt }: FindingRecord) => new Date(foundAt),
    resolvedAt: ({ resolvedAt }: FindingRecord) => resolvedAt && new Date(resolvedAt),
    fields: ({ fields }: FindingRecord) =>
      accessedFields({ disclosed: [...fields], masked: [], denied: [] }),
  },
  DisclosureReconciliation: {
    unlogged: async (findings: FindingStore) => (await findings.open()).UNLOGGED,
    undelivered: async (findings: FindingStore) => (await findings.open()).UNDELIVERED,
    reads: (findings: FindingStore) => findings.reads(),
  },
  ReceiptRead: {
    subgraph: ({ _id }: ReadRecord) => _id,
    readAt: ({ readAt }: ReadRecord) => (readAt.getTime() === 0 ? null : readAt),
  },
};
