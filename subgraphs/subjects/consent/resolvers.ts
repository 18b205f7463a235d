import type { GraphQLResolveInfo } from 'graphql';
import { purposeOf } from '../../../schema/policy/purposes';
import type { SubgraphContext } from '../../framework/context';
import { connectionSelection, selectedFields } from '../../framework/selection';
import type { Stores } from '../stores';
import { typeNameOf } from '../subject/typeName';
import { clustersOf } from './opened';
import { consentPreview } from './preview/consentPreview';
import type { ConsentStep } from './record';
import type { RequestConsentInput } from './requestConsent';
import type { AnswerInput, ConsentSearch } from './store';
import type { ConsentView } from './view';
import { warningOn } from './warning';

type Context = SubgraphContext<Stores>;
/** The document fields that determine a subject's type. */
const KIND: ReadonlySet<string> = new Set(['kind']);

interface Change<Input> {
  readonly input: Input;
  readonly key: string;
}
interface Grantee {
  readonly organization: string;
  readonly client: string | null;
}
type ChangeById = Change<{ readonly id: string }>;

export const consentResolvers = {
  Query: {
    consent: (_: unknown, { id }: { id: string }, { stores }: Context) => stores.consents.byId(id),
    consents: (_: unknown, search: ConsentSearch, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.consents.search(search, connectionSelection(info)),
  },
  Mutation: {
    requestConsent: (
      _: unknown,
      { input, key }: Change<RequestConsentInput>,
      { stores }: Context,
    ) => stores.consents.request(input, key),
    withdrawConsentRequest: (_: unknown, { input, key }: ChangeById, { stores }: Context) =>
      stores.consents.end('WITHDRAW', input, key),
    grantConsent: (_: unknown, { input, key }: Change<AnswerInput>, { stores }: Context) =>
      stores.consents.grant(input, key),
    confirmSeparateConsent: (
      _: unknown,
      { input, key }: Change<{ id: string; version: number; warningId: string }>,
      { stores }: Context,
    ) => stores.consents.confirmSeparate(input, key),
    refuseConsent: (_: unknown, { input, key }: ChangeById, { stores }: Context) =>
      stores.consents.end('REFUSE', input, key),
    narrowConsent: (_: unknown, { input, key }: Change<AnswerInput>, { stores }: Context) =>
      stores.consents.narrow(input, key),
    revokeConsent: (_: unknown, { input, key }: ChangeById, { stores }: Context) =>
      stores.consents.end('REVOKE', input, key),
  },
  Consent: {
    subject: (
      { subjectId }: ConsentView,
      _: unknown,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => (subjectId === undefined ? null : stores.subjects.byId(subjectId, selectedFields(info))),
    grantee: ({ grantee, client }: ConsentView) => ({ organization: grantee, client }),
    purpose: ({ purpose }: ConsentView) => purposeOf(purpose),
    requestedAt: ({ requestedAt }: ConsentView) => new Date(requestedAt),
    authorisedAt: ({ steps }: ConsentView) =>
      steps.find(({ action }) => action === 'GRANT')?.at ?? null,
    separate: (consent: ConsentView, _: unknown, { today }: Context) => separateOf(consent, today),
    uses: ({ uses }: ConsentView, _: unknown, { today }: Context) => ({
      ...uses,
      today: uses.day === today ? uses.today : 0,
    }),
    preview: async (consent: ConsentView, _: unknown, { stores, today }: Context) => {
      const { subjectId } = consent;
      if (subjectId === undefined) return null;
      const subject = await stores.subjects.byId(subjectId, KIND);
      return subject && consentPreview(consent, subjectId, typeNameOf(subject), today);
    },
  },
  ConsentStep: {
    state: ({ after }: ConsentStep) => after.state,
    version: ({ after }: ConsentStep) => after.version,
    granted: ({ after }: ConsentStep) => after.granted,
  },
  ConsentGrantee: {
    name: ({ organization, client }: Grantee, _: unknown, { stores }: Context) =>
      stores.grantees.organizationName(organization, client),
    clientName: ({ client }: Grantee, _: unknown, { stores }: Context) =>
      stores.grantees.clientName(client),
  },
};

/** The clusters that need a separate consent, those that have it, and the warning to show first. */
function separateOf(
  { purpose, requested, granted, separate, state }: ConsentView,
  today: string,
): unknown {
  const { separate: clusters } = clustersOf(purpose, (granted ?? requested).clusters, today);
  if (clusters.length === 0) return null;
  const confirmed = clusters.filter((cluster) => separate?.clusters.includes(cluster));
  const open = state === 'AWAITING' || state === 'AUTHORISED';
  return {
    clusters,
    confirmed,
    confirmedAt: separate?.confirmedAt ?? null,
    warningId: separate?.warningId ?? null,
    warning: open && confirmed.length < clusters.length ? warningOn(today) : null,
  };
}
