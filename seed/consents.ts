import { matrixInForce } from '../schema/policy/matrix';
import { CLUSTERS, type Cluster } from '../schema/policy/rules';
import { TRANSITIONS } from '../subgraphs/subjects/consent/machine';
import type {
  ConsentPart,
  ConsentRecord,
  ConsentStep,
  ConsentTerms,
} from '../subgraphs/subjects/consent/record';
import { clustersOf } from '../subgraphs/subjects/consent/opened';
import { consentLimits, MAX_USES_PER_DAY } from '../subgraphs/subjects/consent/terms';
import { warningOn } from '../subgraphs/subjects/consent/warning';
import { daysAfter } from './days';
import { opaqueId } from './opaqueId';
import { organizationRef } from './organizations';
import { personId, personOf } from './people';
import type { Plan } from './plan';
import { rows, type Row } from './row';
import { testPersons, type TestAnswer } from './testPersons';

/** An institution, as its tokens and the client registry identify it. */
interface Grantee {
  readonly grantee: string;
  readonly client: string;
  readonly purpose: string;
}

/** The demo bank, and the demo partner, whose tokens are bound to a key. */
const BANK: Grantee = { grantee: '91120102MA00XX0A90', client: 'demo-bank', purpose: 'lending' };
const PARTNER: Grantee = {
  grantee: '93120102MA00XX0C5F',
  client: 'demo-cooperative',
  purpose: 'lending',
};

/** The consents of the demonstration, in the order of their ids. */
const ROLES = [
  'consent',
  'consentOfCompany',
  'consentAwaiting',
  'consentAwaitingOfCompany',
] as const;
export type DemoConsents = Readonly<Record<(typeof ROLES)[number], string>>;

/** Ids of the demonstration's consents. */
export function demoConsents({ seed }: Plan): DemoConsents {
  return Object.fromEntries(
    ROLES.map((role, index) => [role, opaqueId(seed, 'consent', index)]),
  ) as DemoConsents;
}

/**
 * The consents between the demo person or the demo company and the demo bank: a valid consent,
 * including the income class, and a request that awaits an answer; and those between the test
 * persons and the demo partner. Everything happened yesterday,
 * so that it precedes every request of today. None before the first version of the purpose ×
 * cluster matrix.
 */
export function* consentRows(plan: Plan): Generator<Row> {
  const day = daysAfter(plan.today, -1);
  if (matrixInForce(day) === undefined) return;
  const ids = demoConsents(plan);
  const person = personId(plan, personOf(plan, 'doctor', 0));
  const company = organizationRef(plan, 'company', 0).id;
  yield* rows('subjects', 'consents', [
    grantedConsent(day, ids.consent, person, 'SUBJECT'),
    grantedConsent(day, ids.consentOfCompany, company, 'REPRESENTATIVE'),
    pendingConsent(day, ids.consentAwaiting, person),
    pendingConsent(day, ids.consentAwaitingOfCompany, company),
    ...testConsents(plan, day),
  ]);
}

/** The id of the consent between a test person and the demo partner; null where none was asked. */
export function testConsentId({ seed }: Plan, index: number, answer: TestAnswer): string | null {
  return answer === 'NOT_ASKED' ? null : opaqueId(seed, 'consent', ROLES.length + index);
}

/** The consents between the test persons and the demo partner, each in the state of its script. */
function testConsents(plan: Plan, day: string): ConsentRecord[] {
  return testPersons(plan).flatMap(({ id: subjectId, answer }, index) => {
    const id = testConsentId(plan, index, answer);
    return id === null ? [] : [answeredConsent(day, id, subjectId, answer)];
  });
}

function answeredConsent(
  day: string,
  id: string,
  subjectId: string,
  answer: TestAnswer,
): ConsentRecord {
  const request = pendingConsent(day, id, subjectId, PARTNER);
  const granted = grantedConsent(day, id, subjectId, 'SUBJECT', PARTNER);
  switch (answer) {
    case 'CONSENTED':
      return granted;
    case 'REVOKED':
      return ended(granted, 'REVOKE', 'SUBJECT', day);
    case 'REFUSED':
      return ended(request, 'REFUSE', 'SUBJECT', day);
    case 'EXPIRED':
      // Its last day was yesterday.
      return withTerms(granted, { validTo: day });
    case 'CONSUMED':
      return {
        ...ended(withTerms(granted, { oneTime: true, dailyLimit: null }), 'CONSUME', 'RULE', day),
        uses: { ...request.uses, total: 1, day, today: 1, lastAt: morning(day, 3) },
      };
    case 'AWAITING':
    case 'NOT_ASKED':
      return request;
  }
}

/** A consent after its last step. */
function ended(
  consent: ConsentRecord,
  action: 'REFUSE' | 'REVOKE' | 'CONSUME',
  by: ConsentStep['by'],
  day: string,
): ConsentRecord {
  const { version, granted, separate } = consent;
  const after: ConsentPart = {
    state: TRANSITIONS[action].to,
    version: version + 1,
    granted,
    separate,
  };
  return {
    ...consent,
    ...after,
    steps: [...consent.steps, step(consent._id, action, by, morning(day, 3), after)],
  };
}

/** A granted consent with other terms from its request on. */
function withTerms(consent: ConsentRecord, change: Partial<ConsentTerms>): ConsentRecord {
  const terms: ConsentTerms = { ...consent.requested, ...change };
  const changed = <Part extends ConsentPart>(part: Part): Part => ({
    ...part,
    granted: part.granted && terms,
  });
  return {
    ...changed(consent),
    requested: terms,
    steps: consent.steps.map((each) => ({ ...each, after: changed(each.after) })),
  };
}

/** A pending request from the morning of a day, with the longest terms and the most uses allowed. */
function pendingConsent(
  day: string,
  id: string,
  subjectId: string,
  grantee: Grantee = BANK,
): ConsentRecord {
  const { open, separate } = clustersOf(grantee.purpose, CLUSTERS, day);
  const clusters: readonly Cluster[] = [...open, ...separate];
  const { answerBy, end } = consentLimits(day);
  const part: ConsentPart = { state: 'AWAITING', version: 1, granted: null, separate: null };
  return {
    _id: id,
    subjectId,
    ...grantee,
    requested: {
      clusters,
      validFrom: day,
      validTo: end,
      oneTime: false,
      dailyLimit: MAX_USES_PER_DAY,
      historyFrom: null,
      historyTo: null,
    },
    requestedAt: morning(day, 0).toISOString(),
    answerBy,
    ...part,
    steps: [step(id, 'REQUEST', 'GRANTEE', morning(day, 0), part)],
    uses: { total: 0, day: '', today: 0, reserved: [], counted: [], lastAt: null },
  };
}

/** The same request, granted, and then granted separately for the income class. */
function grantedConsent(
  day: string,
  id: string,
  subjectId: string,
  by: 'SUBJECT' | 'REPRESENTATIVE',
  grantee: Grantee = BANK,
): ConsentRecord {
  const request = pendingConsent(day, id, subjectId, grantee);
  const granted: ConsentPart = {
    state: 'AUTHORISED',
    version: 2,
    granted: request.requested,
    separate: null,
  };
  const confirmed: ConsentPart = {
    ...granted,
    version: 3,
    separate: {
      clusters: clustersOf(grantee.purpose, request.requested.clusters, day).separate,
      warningId: warningOn(day).id,
      confirmedAt: morning(day, 2),
    },
  };
  return {
    ...request,
    ...confirmed,
    steps: [
      ...request.steps,
      step(id, 'GRANT', by, morning(day, 1), granted),
      step(id, 'CONFIRM_SEPARATE', by, morning(day, 2), confirmed),
    ],
  };
}

function step(
  id: string,
  action: ConsentStep['action'],
  by: ConsentStep['by'],
  at: Date,
  after: ConsentPart,
): ConsentStep {
  return { action, at, by, key: `seed:${id}:${after.version}`, input: '', after };
}

/** Some minutes after eight in the morning of a day in China. */
function morning(day: string, minutes: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);
}
