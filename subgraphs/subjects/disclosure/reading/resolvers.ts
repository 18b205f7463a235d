import type { GraphQLResolveInfo } from 'graphql';
import { hashOf, type PruneStatement, type TreeHead } from '../../../../schema/log/treeHead';
import type { SignatureAlgorithm } from '../../../../schema/signatures/signingJwk';
import { purposeOf } from '../../../../schema/policy/purposes';
import type { SubgraphContext } from '../../../framework/context';
import type { PageArgs } from '../../../framework/lists/page';
import { nameOfDepartment } from '../../../framework/intake/rows/department';
import { connectionSelection } from '../../../framework/selection';
import type { Stores } from '../../stores';
import type { LogState } from '../log';
import { accessResult, decisiveEntry, fieldsOf, type OpenedEntry } from './access';
import type { AuditorEntry } from './auditSearch';
import { basisText } from './basisText';
import type { DisclosureFilter, HistoryArgs } from './entryLists';
import { accessedFields } from './fieldNames';
import { idsOf, type Merged } from '../../subject/merged';
import type { SubjectAccess } from './history';
import type { DisclosureStore, LogPublicKey } from './store';

type Context = SubgraphContext<Stores>;
/** The name of an algorithm in the schema. */
const algorithmName = (algorithm: SignatureAlgorithm | null) =>
  algorithm === 'Ed25519' ? 'ED25519' : algorithm;

type FromPage = PageArgs & { readonly from?: number | null };

const accessHistory = (
  subject: { readonly _id: string } & Merged,
  args: HistoryArgs,
  { stores }: Context,
  info: GraphQLResolveInfo,
) => {
  const { wantsTotal, ofList } = connectionSelection(info);
  return stores.disclosures.history(idsOf(subject), args, wantsTotal || ofList.has('ownCount'));
};

/** The fields of one entry that a person and an auditor see alike. */
const entryFields = {
  basis: ({ record }: OpenedEntry) => record.basis,
  consentId: ({ details }: OpenedEntry) => details?.consent?.id,
  consentVersion: ({ details }: OpenedEntry) => details?.consent?.version,
  fields: ({ details }: OpenedEntry) => details && accessedFields(details),
  subgraph: ({ record }: OpenedEntry) => record.subgraph,
  logIndex: ({ record }: OpenedEntry) => record._id,
};

const basisOf = (access: SubjectAccess) => {
  const { basis, purpose } = decisiveEntry(access).record;
  return basisText(basis, purpose);
};

const proofOf = ({ record }: OpenedEntry, stores: Stores) =>
  stores.disclosures.inclusionProof(record._id);

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
    id: ({ entries }: SubjectAccess) => entries[0]!.record.event,
    at: ({ at }: SubjectAccess) => new Date(at),
    organizationName: async (access: SubjectAccess, _: unknown, { stores }: Context) => {
      const { record, details } = decisiveEntry(access);
      const { organization, department } = record;
      if (department !== undefined) return nameOfDepartment(department);
      return organization === undefined
        ? null
        : stores.grantees.organizationName(organization, details?.client ?? null);
    },
    clientName: (access: SubjectAccess, _: unknown, { stores }: Context) =>
      stores.grantees.clientName(decisiveEntry(access).details?.client ?? null),
    organization: (access: SubjectAccess) => {
      const { organization, department } = decisiveEntry(access).record;
      return organization ?? department;
    },
    roles: (access: SubjectAccess) => decisiveEntry(access).details?.roles,
    purpose: (access: SubjectAccess) => {
      const { purpose } = decisiveEntry(access).record;
      return purpose === undefined ? null : purposeOf(purpose);
    },
    basis: (access: SubjectAccess) => decisiveEntry(access).record.basis,
    basisText: (access: SubjectAccess) => basisOf(access).text,
    basisTextEnglish: (access: SubjectAccess) => basisOf(access).english,
    consentId: (access: SubjectAccess) => decisiveEntry(access).details?.consent?.id,
    consentVersion: (access: SubjectAccess) => decisiveEntry(access).details?.consent?.version,
    caseReference: (access: SubjectAccess) => decisiveEntry(access).details?.caseReference,
    reason: (access: SubjectAccess) => decisiveEntry(access).details?.reason,
    fields: (access: SubjectAccess) => {
      const fields = fieldsOf(access);
      return fields && accessedFields(fields);
    },
    result: (access: SubjectAccess) => accessResult(access),
    matrixVersion: ({ entries }: SubjectAccess) => entries[0]!.record.matrix,
    subgraph: ({ entries }: SubjectAccess) => entries[0]!.record.subgraph,
    logIndex: ({ first }: SubjectAccess) => first,
    inclusionProof: ({ entries }: SubjectAccess, _: unknown, { stores }: Context) =>
      proofOf(entries[0]!, stores),
  },
  AccessLogEntry: {
    ...entryFields,
    eventId: ({ record }: OpenedEntry) => record.event,
    inclusionProof: (entry: OpenedEntry, _: unknown, { stores }: Context) => proofOf(entry, stores),
  },
  DisclosureEntry: {
    ...entryFields,
    id: ({ record }: AuditorEntry) => record.event,
    at: ({ record }: AuditorEntry) => new Date(record.at),
    roles: ({ details }: AuditorEntry) => details?.roles,
    caseReference: ({ details }: AuditorEntry) => details?.caseReference,
    reason: ({ details }: AuditorEntry) => details?.reason,
    matrixVersion: ({ record }: AuditorEntry) => record.matrix,
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
  LogHead: {
    timestamp: ({ timestamp }: TreeHead) => new Date(timestamp),
    hashAlgorithm: (head: TreeHead) => (hashOf(head) === 'sm3' ? 'SM3' : 'SHA_256'),
    signatureAlgorithm: ({ keyId }: TreeHead, _: unknown, { stores }: Context) =>
      stores.disclosures.algorithmOf(keyId).then(algorithmName),
  },
  LogPublicKey: {
    algorithm: ({ crv }: LogPublicKey) => algorithmName(crv),
    y: (key: LogPublicKey) => (key.crv === 'SM2' ? key.y : null),
  },
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
