import type { Model } from 'mongoose';
import type { Registry, ConsentUse, ConsentVerdict } from '../../../../schema/registry';
import type { Viewer } from '../../../../schema/viewer';
import { consentUses } from '../../../../subgraphs/subjects/consent/use';
import type { ConsentRecord } from '../../../../subgraphs/subjects/consent/record';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import type { ClientModels } from '../../../../subgraphs/subjects/client/model';
import { ask, codes } from '../../../support/ask';
import { clientRecord } from '../../../support/clients';
import { subgraphUnderTest } from '../../../support/subgraph';
import { naturalPerson, organization } from '../../../support/subjects';
import { viewerAs } from '../../../support/viewers';

type Models = {
  subject: Model<SubjectRow>;
  consent: Model<ConsentRecord>;
  client: ClientModels;
};

export const PERSON = 'per-1';
export const COMPANY = 'org-1';
export const BANK_CODE = '91120102MA00XX0A90';
export const KNOWN = '12010218800101001X';
export const UNKNOWN = '120102188001019997';
export const CHILD = '120102188001010036';
export const WARNING = 'income-class-2026-1';

export const bank = viewerAs('bank', { organization: BANK_CODE, client: 'bank-client' });
export const otherBank = viewerAs('bank', {
  actor: 'other-bank',
  organization: '91120102MA00XX0B8X',
  client: 'other-client',
});
export const person = viewerAs('person', { subjectId: PERSON });
export const stranger = viewerAs('person', { actor: 'stranger', subjectId: 'per-2' });
export const representative = viewerAs('person', {
  actor: 'representative',
  subjectId: 'per-2',
  represents: [COMPANY],
});

/** The fields of a consent that the tests read. */
const SHOWN = `id state version subject { id }
  grantee { organization client } purpose { code }
  requested { clusters validFrom validTo oneTime dailyLimit historyFrom historyTo }
  granted { clusters validFrom validTo oneTime dailyLimit historyFrom historyTo }
  separate { clusters confirmed warningId warning { id text } }
  answerBy authorisedAt uses { total today }
  steps { action by state version }`;

/** A consent, or the code of the error returned instead. */
export interface Outcome {
  readonly consent: any;
  readonly code: string | undefined;
}

/** The subjects subgraph with a movable clock, and helpers that request consents. */
export interface ConsentScenario {
  readonly registry: ConsentRegistry;
  readonly consents: Model<ConsentRecord>;
  /** The database of the consents, for other connections. */
  readonly uri: string;
  readonly database: string;
  readonly subjects: Model<SubjectRow>;
  /** Sets the clock to noon in China of a day. */
  on(day: string): void;
  /** Advances the clock by milliseconds within the day. */
  pass(milliseconds: number): void;
  today(): string;
  /** A key that no request has used yet. */
  key(): string;
  mutate(as: Viewer, field: string, input: unknown, key?: string): Promise<Outcome>;
  /** Requests the person's consent, by default to GRADE and FINANCE for recurring use. */
  request(more?: Record<string, unknown>, as?: Viewer): Promise<Outcome>;
  /** A consent that is granted as a whole. */
  granted(more?: Record<string, unknown>, by?: Viewer): Promise<Outcome>;
  read(id: string, as: Viewer): Promise<any>;
  ask(query: string, as: Viewer, variables?: Record<string, unknown>): Promise<any>;
  /**
   * Reserves a use of each consent and counts the valid ones, like a request that disclosed data
   * under each.
   */
  use(ids: readonly string[], more?: Partial<UseOptions>): Promise<readonly ConsentVerdict[]>;
  /** A use by one request, with a new id by default. */
  useOf(ids: readonly string[], more?: Partial<UseOptions>): ConsentUse;
  commands(): string[];
  stop(): Promise<void>;
}

interface UseOptions {
  readonly requestId: string;
  readonly use: string;
  readonly operation: string;
  readonly organization: string;
  readonly purpose: string;
  readonly day: string;
}

type ConsentRegistry = Pick<Registry, 'reserveConsents' | 'settleConsents' | 'previewConsent'>;

/** Reserves a use of each consent and counts the valid ones, like a disclosing request. */
export async function reserveAndCount(
  registry: ConsentRegistry,
  use: ConsentUse,
): Promise<readonly ConsentVerdict[]> {
  const verdicts = await registry.reserveConsents(use);
  const ids = verdicts.flatMap(({ id, valid }) => (valid ? [id] : []));
  if (ids.length > 0) await registry.settleConsents({ ...use, ids, used: ids });
  return verdicts;
}

export async function startConsentScenario(): Promise<ConsentScenario> {
  let day = '2026-06-15';
  let count = 0;
  let elapsed = 0;
  const now = () => new Date(`${day}T04:00:00Z`);
  const underTest = await subgraphUnderTest<Models>(subjectsSubgraph, { now });
  await underTest.models.subject.insertMany([
    organization(),
    naturalPerson(),
    naturalPerson({ _id: 'per-2', idNumber: '120102188001010028', name: '李予安' }),
    naturalPerson({ _id: 'child', idNumber: CHILD, minor: true }),
  ] as SubjectRow[]);
  await underTest.models.client.entry.insertMany([
    clientRecord({ _id: 'bank-client', organization: BANK_CODE }),
    clientRecord({ _id: 'other-client', organization: otherBank.organization! }),
  ]);
  const registry = consentUses(underTest.models, () => new Date(now().getTime() + elapsed));
  const key = () => `key-${String(++count).padStart(8, '0')}`;

  const mutate = async (
    as: Viewer,
    field: string,
    input: unknown,
    own = key(),
  ): Promise<Outcome> => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
    const answer = await ask(
      underTest.subgraph,
      `mutation ($input: ${INPUTS[field] ?? type}!, $key: ID!) { ${field}(input: $input, key: $key) { ${SHOWN} } }`,
      { input, key: own },
      as,
    );
    return { consent: plain(answer.data?.[field]) ?? null, code: codes(answer)[0] as string };
  };
  const request = (more: Record<string, unknown> = {}, as: Viewer = bank) =>
    mutate(as, 'requestConsent', {
      ...('subjectUscc' in more ? {} : { subjectIdNumber: KNOWN }),
      clusters: ['GRADE', 'FINANCE'],
      oneTime: false,
      dailyLimit: more['oneTime'] === true ? null : 10,
      ...more,
    });
  const scenario: ConsentScenario = {
    registry,
    consents: underTest.models.consent,
    uri: underTest.store.uri,
    database: `${underTest.store.dbPrefix}_subjects`,
    subjects: underTest.models.subject,
    on(to) {
      day = to;
      elapsed = 0;
    },
    pass: (milliseconds) => void (elapsed += milliseconds),
    today: () => day,
    key,
    mutate,
    request,
    async granted(more = {}, by = person) {
      const { consent } = await request(more);
      return mutate(by, 'grantConsent', { id: consent.id, version: consent.version });
    },
    async read(id, as) {
      const answer = await ask(
        underTest.subgraph,
        `query ($id: ID!) { consent(id: $id) { ${SHOWN} } }`,
        { id },
        as,
      );
      return plain(answer.data?.['consent']);
    },
    async ask(query, as, variables = {}) {
      const answer = await ask(underTest.subgraph, query, variables, as);
      return plain({ data: answer.data, codes: codes(answer) });
    },
    use: (ids, more = {}) => reserveAndCount(registry, scenario.useOf(ids, more)),
    useOf(ids, more = {}) {
      const requestId = more.requestId ?? key();
      return {
        requestId,
        use: more.use ?? requestId,
        operation: more.operation ?? 'an operation',
        at: new Date(`${more.day ?? day}T04:00:00Z`).toISOString(),
        organization: more.organization ?? BANK_CODE,
        purpose: more.purpose ?? 'lending',
        ids,
      };
    },
    commands: () => underTest.commands(),
    stop: () => underTest.stop(),
  };
  return scenario;
}

const INPUTS: Readonly<Record<string, string>> = {
  withdrawConsentRequest: 'ConsentIdInput',
  refuseConsent: 'ConsentIdInput',
  revokeConsent: 'ConsentIdInput',
};

/** Without prototypes, so that jest compares values. */
function plain<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
