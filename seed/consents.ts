import { matrixInForce } from '../schema/policy/matrix';
import { CLUSTERS, type Cluster } from '../schema/policy/rules';
import type { ConsentPart, ConsentRecord, ConsentStep } from '../subgraphs/subjects/consent/record';
import { clustersOf } from '../subgraphs/subjects/consent/opened';
import { consentLimits, MOST_USES_A_DAY } from '../subgraphs/subjects/consent/terms';
import { warningOn } from '../subgraphs/subjects/consent/warning';
import { opaqueId } from './opaqueId';
import { organizationRef } from './organizations';
import { personId, personOf } from './people';
import type { Plan } from './plan';
import { rows, type Row } from './row';

/** The bank of the demonstration, as its tokens and the registry of clients name it. */
const BANK = { grantee: '91120102MA00XX0A90', client: 'demo-bank', purpose: 'lending' } as const;

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
 * What the demo person and the demo company have with the demo bank: a consent in force, the
 * income class included, and a request that waits for their answer. None before there were
 * purposes to consent to.
 */
export function* consentRows(plan: Plan): Generator<Row> {
  if (matrixInForce(plan.today) === undefined) return;
  const ids = demoConsents(plan);
  const person = personId(plan, personOf(plan, 'doctor', 0));
  const company = organizationRef(plan, 'company', 0).id;
  yield* rows('subjects', 'consents', [
    given(plan, ids.consent, person, 'SUBJECT'),
    given(plan, ids.consentOfCompany, company, 'REPRESENTATIVE'),
    asked(plan, ids.consentAwaiting, person),
    asked(plan, ids.consentAwaitingOfCompany, company),
  ]);
}

/** A request of this morning, for as much and as often as may be asked for. */
function asked({ today }: Plan, id: string, subjectId: string): ConsentRecord {
  const { open, separate } = clustersOf(BANK.purpose, CLUSTERS, today);
  const clusters: readonly Cluster[] = [...open, ...separate];
  const { answerBy, end } = consentLimits(today);
  const part: ConsentPart = { state: 'AWAITING', version: 1, granted: null, separate: null };
  return {
    _id: id,
    subjectId,
    ...BANK,
    requested: {
      clusters,
      validFrom: today,
      validTo: end,
      oneTime: false,
      dailyLimit: MOST_USES_A_DAY,
      historyFrom: null,
      historyTo: null,
    },
    requestedAt: morning(today, 0).toISOString(),
    answerBy,
    ...part,
    steps: [step(id, 'REQUEST', 'GRANTEE', morning(today, 0), part)],
    uses: { total: 0, day: '', today: 0, reserved: [], counted: [], lastAt: null },
  };
}

/** The same request, granted and then separately consented to. */
function given(
  plan: Plan,
  id: string,
  subjectId: string,
  by: 'SUBJECT' | 'REPRESENTATIVE',
): ConsentRecord {
  const { today } = plan;
  const request = asked(plan, id, subjectId);
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
      clusters: clustersOf(BANK.purpose, request.requested.clusters, today).separate,
      warningId: warningOn(today).id,
      confirmedAt: morning(today, 2),
    },
  };
  return {
    ...request,
    ...confirmed,
    steps: [
      ...request.steps,
      step(id, 'GRANT', by, morning(today, 1), granted),
      step(id, 'CONFIRM_SEPARATE', by, morning(today, 2), confirmed),
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
function morning(today: string, minutes: number): Date {
  return new Date(Date.parse(`${today}T00:00:00Z`) + minutes * 60_000);
}
