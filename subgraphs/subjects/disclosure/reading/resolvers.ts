import type { GraphQLResolveInfo } from 'graphql';
import type { PruneStatement, TreeHead } from '../../../../schema/log/treeHead';
import { DEPARTMENTS } from '../../../../schema/policy/departments';
import { purposeOf } from '../../../../schema/policy/purposes';
import type { SubgraphContext } from '../../../framework/context';
import type { PageArgs } from '../../../framework/lists/page';
import { connectionSelection } from '../../../framework/selection';
import type { Stores } from '../../stores';
import type { LogState } from '../log';
import type { AuditorEntry } from './auditSearch';
import { basisText } from './basisText';
import type { DisclosureFilter, HistoryArgs } from './entryLists';
import { accessedFields, resultOf } from './fieldNames';
import type { SubjectEntry } from './history';
import type { DisclosureStore } from './store';

type Context = SubgraphContext<Stores>;
type FromPage = PageArgs & { readonly from?: number | null };
type Entry = SubjectEntry | AuditorEntry;

const accessHistory = (
  { _id }: { _id: string },
  args: HistoryArgs,
  { stores }: Context,
  info: GraphQLResolveInfo,
) => stores.disclosures.history(_id, args, connectionSelection(info).wantsTotal);

/** The fields that a person and an auditor see alike. */
const entryFields = {
  id: ({ record }: Entry) => record.event,
  at: ({ record }: Entry) => new Date(record.at),
  roles: ({ details }: Entry) => details?.roles,
  basis: ({ record }: Entry) => record.basis,
  consentId: ({ details }: Entry) => details?.consent?.id,
  consentVersion: ({ details }: Entry) => details?.consent?.version,
  caseReference: ({ details }: Entry) => details?.caseReference,
  reason: ({ details }: Entry) => details?.reason,
  fields: ({ details }: Entry) => details && accessedFields(details),
  subgraph: ({ record }: Entry) => record.subgraph,
  matrixVersion: ({ record }: Entry) => record.matrix,
  logIndex: ({ record }: Entry) => record._id,
};

export const disclosureResolvers = {
  Query: {
    disclosureLog: (_: unknown, _args: unknown, { stores }: Context) => stores.disclosures,
    disclosures: (
      _: unknown,
      { filter, ...page }: PageArgs & { filter?: DisclosureFilter | null },
      { stores, requestId }: Context,
      info: GraphQLResolveInfo,
    ) =>
      stores.disclosures.search(
        requestId,
        filter ?? {},
        page,
        connectionSelection(info).wantsTotal,
      ),
  },
  NaturalPerson: { accessHistory },
  LegalPerson: { accessHistory },
  UnincorporatedOrganization: { accessHistory },
  SelfEmployed: { accessHistory },
  AccessEntry: {
    ...entryFields,
    organizationName: async (
      { record, details }: SubjectEntry,
      _: unknown,
      { stores }: Context,
    ) => {
      const { organization, department } = record;
      if (department !== undefined)
        return DEPARTMENTS.find(({ id }) => id === department)?.name ?? department;
      return organization === undefined
        ? null
        : stores.grantees.organizationName(organization, details?.client ?? null);
    },
    clientName: ({ details }: SubjectEntry, _: unknown, { stores }: Context) =>
      stores.grantees.clientName(details?.client ?? null),
    organization: ({ record }: SubjectEntry) => record.organization ?? record.department,
    purpose: ({ record }: SubjectEntry) =>
      record.purpose === undefined ? null : purposeOf(record.purpose),
    basisText: ({ record }: SubjectEntry) => basisText(record.basis, record.purpose).text,
    basisTextEnglish: ({ record }: SubjectEntry) => basisText(record.basis, record.purpose).english,
    result: ({ details }: SubjectEntry) => details && resultOf(details),
    inclusionProof: ({ record }: SubjectEntry, _: unknown, { stores }: Context) =>
      stores.disclosures.inclusionProof(record._id),
  },
  DisclosureEntry: {
    ...entryFields,
    actor: ({ record }: AuditorEntry) => record.actor,
    client: ({ details }: AuditorEntry) => details?.client,
    organization: ({ record }: AuditorEntry) => record.organization,
    department: ({ record }: AuditorEntry) => record.department,
    purpose: ({ record }: AuditorEntry) => record.purpose,
    subjectId: ({ about }: AuditorEntry) => about,
    alert: ({ record }: AuditorEntry) => record.alert === true,
    releaseAt: ({ record }: AuditorEntry) =>
      record.release === undefined ? null : new Date(record.release),
    erased: ({ details }: AuditorEntry) => details === null,
    requestId: ({ details }: AuditorEntry) => details?.requestId,
    operation: ({ details }: AuditorEntry) => details?.operation,
    clusters: ({ details }: AuditorEntry) => details?.clusters,
  },
  // Statements are signed with times as text; the scalar expects a Date.
  LogHead: { timestamp: ({ timestamp }: TreeHead) => new Date(timestamp) },
  LogPruning: {
    before: ({ before }: PruneStatement) => new Date(before),
    timestamp: ({ timestamp }: PruneStatement) => new Date(timestamp),
  },
  DisclosureLogStatus: {
    sealing: ({ fault }: LogState) => fault === undefined,
    since: ({ fault }: LogState) => fault && new Date(fault.since),
    fault: ({ fault }: LogState) => fault?.kind,
    message: ({ fault }: LogState) => fault?.message,
    checkedAt: ({ checked }: LogState) => checked && new Date(checked.at),
    checkedSize: ({ checked }: LogState) => checked?.size,
  },
  DisclosureLog: {
    status: (log: DisclosureStore) => log.state(),
    head: (log: DisclosureStore) => log.head(),
    heads: (
      log: DisclosureStore,
      { from, ...page }: FromPage,
      _: unknown,
      info: GraphQLResolveInfo,
    ) => log.heads(from ?? 0, page, connectionSelection(info).wantsTotal),
    keys: (log: DisclosureStore) => log.keys(),
    prunings: (log: DisclosureStore) => log.prunings(),
    consistencyProof: (log: DisclosureStore, { from, to }: { from: number; to?: number | null }) =>
      log.consistencyProof(from, to ?? undefined),
    inclusionProof: (
      log: DisclosureStore,
      { index, treeSize }: { index: number; treeSize?: number | null },
    ) => log.inclusionProof(index, treeSize ?? undefined),
    leaves: (
      log: DisclosureStore,
      { from, ...page }: FromPage,
      _: unknown,
      info: GraphQLResolveInfo,
    ) => log.leaves(from ?? 0, page, connectionSelection(info).wantsTotal),
    leafHashes: (log: DisclosureStore, { from, count }: { from: number; count: number }) =>
      log.leafHashes(from, count),
  },
};
