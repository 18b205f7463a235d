import type { GraphQLResolveInfo } from 'graphql';
import { DEPARTMENTS } from '../../../../schema/policy/departments';
import { purposeOf } from '../../../../schema/policy/purposes';
import type { PruneStatement, TreeHead } from '../../../../schema/log/treeHead';
import type { SubgraphContext } from '../../../framework/context';
import type { PageArgs } from '../../../framework/lists/page';
import { connectionSelection } from '../../../framework/selection';
import type { Stores } from '../../stores';
import type { AuditorEntry } from './auditSearch';
import { basisText } from './basisText';
import type { DisclosureFilter, HistoryArgs } from './entryLists';
import { accessedFields, resultOf } from './fieldNames';
import type { SubjectEntry } from './history';
import type { LogState } from '../log';

type Context = SubgraphContext<Stores>;
type FromPage = PageArgs & { readonly from?: number | null };

const accessHistory = (
  { _id }: { _id: string },
  args: HistoryArgs,
  { stores }: Context,
  info: GraphQLResolveInfo,
) => stores.disclosures.history(_id, args, connectionSelection(info).wantsTotal);

export const disclosureResolvers = {
  Query: {
    // Each field of the log has its own resolver.
    disclosureLog: () => ({}),
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
    id: ({ record }: SubjectEntry) => record.event,
    at: ({ record }: SubjectEntry) => new Date(record.at),
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
    roles: ({ details }: SubjectEntry) => details?.roles,
    purpose: ({ record }: SubjectEntry) =>
      record.purpose === undefined ? null : purposeOf(record.purpose),
    basis: ({ record }: SubjectEntry) => record.basis,
    basisText: ({ record }: SubjectEntry) => basisText(record.basis, record.purpose).text,
    basisTextEnglish: ({ record }: SubjectEntry) => basisText(record.basis, record.purpose).english,
    consentId: ({ details }: SubjectEntry) => details?.consent?.id,
    consentVersion: ({ details }: SubjectEntry) => details?.consent?.version,
    caseReference: ({ details }: SubjectEntry) => details?.caseReference,
    reason: ({ details }: SubjectEntry) => details?.reason,
    fields: ({ details }: SubjectEntry) => details && accessedFields(details),
    result: ({ details }: SubjectEntry) => details && resultOf(details),
    subgraph: ({ record }: SubjectEntry) => record.subgraph,
    matrixVersion: ({ record }: SubjectEntry) => record.matrix,
    logIndex: ({ record }: SubjectEntry) => record._id,
    inclusionProof: ({ record }: SubjectEntry, _: unknown, { stores }: Context) =>
      stores.disclosures.inclusionProof(record._id),
  },
  DisclosureEntry: {
    id: ({ record }: AuditorEntry) => record.event,
    at: ({ record }: AuditorEntry) => new Date(record.at),
    actor: ({ record }: AuditorEntry) => record.actor,
    roles: ({ details }: AuditorEntry) => details?.roles,
    client: ({ details }: AuditorEntry) => details?.client,
    organization: ({ record }: AuditorEntry) => record.organization,
    department: ({ record }: AuditorEntry) => record.department,
    purpose: ({ record }: AuditorEntry) => record.purpose,
    basis: ({ record }: AuditorEntry) => record.basis,
    subjectId: ({ about }: AuditorEntry) => about,
    subgraph: ({ record }: AuditorEntry) => record.subgraph,
    matrixVersion: ({ record }: AuditorEntry) => record.matrix,
    alert: ({ record }: AuditorEntry) => record.alert === true,
    releaseAt: ({ record }: AuditorEntry) =>
      record.release === undefined ? null : new Date(record.release),
    erased: ({ details }: AuditorEntry) => details === null,
    requestId: ({ details }: AuditorEntry) => details?.requestId,
    operation: ({ details }: AuditorEntry) => details?.operation,
    clusters: ({ details }: AuditorEntry) => details?.clusters,
    fields: ({ details }: AuditorEntry) => details && accessedFields(details),
    consentId: ({ details }: AuditorEntry) => details?.consent?.id,
    consentVersion: ({ details }: AuditorEntry) => details?.consent?.version,
    caseReference: ({ details }: AuditorEntry) => details?.caseReference,
    reason: ({ details }: AuditorEntry) => details?.reason,
    logIndex: ({ record }: AuditorEntry) => record._id,
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
    status: (_: unknown, _args: unknown, { stores }: Context) => stores.disclosures.state(),
    head: (_: unknown, _args: unknown, { stores }: Context) => stores.disclosures.head(),
    heads: (
      _: unknown,
      { from, ...page }: FromPage,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.disclosures.heads(from ?? 0, page, connectionSelection(info).wantsTotal),
    keys: (_: unknown, _args: unknown, { stores }: Context) => stores.disclosures.keys(),
    prunings: (_: unknown, _args: unknown, { stores }: Context) => stores.disclosures.prunings(),
    consistencyProof: (
      _: unknown,
      { from, to }: { from: number; to?: number | null },
      { stores }: Context,
    ) => stores.disclosures.consistencyProof(from, to ?? undefined),
    inclusionProof: (
      _: unknown,
      { index, treeSize }: { index: number; treeSize?: number | null },
      { stores }: Context,
    ) => stores.disclosures.inclusionProof(index, treeSize ?? undefined),
    leaves: (
      _: unknown,
      { from, ...page }: FromPage,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.disclosures.leaves(from ?? 0, page, connectionSelection(info).wantsTotal),
    leafHashes: (
      _: unknown,
      { from, count }: { from: number; count: number },
      { stores }: Context,
    ) => stores.disclosures.leafHashes(from, count),
  },
};
