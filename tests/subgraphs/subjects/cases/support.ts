import type { Model } from 'mongoose';
import type { CaseKindEntry, CaseNeed, CaseNeeds } from '../../../../schema/cases/caseKind';
import { mutationOf } from '../../../../schema/cases/caseSdl';
import type { CaseRecords } from '../../../../schema/cases/records';
import type { ReferenceList } from '../../../../schema/cases/references';
import type {
  CreditCommitmentRow,
  VoluntaryDeclarationRow,
} from '../../../../schema/generated/commerce.rows';
import type { PenaltyRow } from '../../../../schema/generated/government.rows';
import type { Viewer } from '../../../../schema/viewer';
import { commerceSubgraph } from '../../../../subgraphs/commerce/subgraph';
import { governmentSubgraph } from '../../../../subgraphs/government/subgraph';
import type { CaseRecord } from '../../../../subgraphs/subjects/cases/record';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import { ask, codes } from '../../../support/ask';
import { creditRecord } from '../../../support/creditRecord';
import { naturalPerson, organization } from '../../../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { person, viewerAs } from '../../../support/viewers';

export const FIELDS = `id kind subjectId by recordType recordId department state open openedAt
  dueOn rule overdue availableActions version
  steps { action state at department choice } texts { action name text }
  effect { action state doneAt }`;

export const steward = viewerAs('steward', { department: 'health', assurance: 3 });
export const owner = person('ann');

/** A penalty of the person ann, imposed on 2026-04-10. */
export const penalty = (_id: string, more: Partial<PenaltyRow> = {}): PenaltyRow => ({
  ...creditRecord({
    _id,
    subjectId: 'ann',
    category: 'ADMINISTRATIVE',
    sourceDepartmentId: 'health',
  }),
  decisionDate: '2026-04-10',
  basis: { title: '行政处罚决定书', number: `NO-${_id}`, date: '2026-04-10' },
  publicityStart: '2026-04-12',
  publicityEnd: '2027-04-10',
  visibleUntil: '2027-04-10',
  violationType: '经营超过保质期的食品',
  fact: '当事人经营超过保质期的食品。',
  legalBasis: '食品安全法第一百二十四条',
  penaltyClasses: ['FINE'],
  content: '罚款5万元。',
  fine: 5_000_000,
  confiscation: 0,
  severity: 'GENERAL',
  procedure: 'ORDINARY',
  authorityId: 'health',
  status: 'IN_FORCE',
  disclosure: 'RESTRICTED',
  ...more,
});

/** The subgraph with the cases and two with records, joined as in one process. */
export interface Court {
  readonly government: SubgraphUnderTest<{ records: { Penalty: Model<PenaltyRow> } }>;
  readonly commerce: SubgraphUnderTest<{
    records: {
      CreditCommitment: Model<CreditCommitmentRow>;
      VoluntaryDeclaration: Model<VoluntaryDeclarationRow>;
    };
  }>;
  readonly subjects: SubgraphUnderTest<{ case: Model<CaseRecord>; subject: Model<unknown> }>;
  /** The clock of all. */
  at: Date;
  /** Makes calls of the records fail while it is set. */
  outage: boolean;
  stop(): Promise<void>;
}

export async function openCourt(): Promise<Court> {
  const clock = { at: new Date('2026-06-30T04:00:00Z'), outage: false };
  const now = () => clock.at;
  const government = await subgraphUnderTest<{ records: { Penalty: Model<PenaltyRow> } }>(
    governmentSubgraph,
    { now },
  );
  const commerce = await subgraphUnderTest<Court['commerce']['models']>(commerceSubgraph, { now });
  const reachable = <T>(call: () => Promise<T>) =>
    clock.outage ? Promise.reject(new Error('unreachable')) : call();
  const records = [government, commerce].map(({ subgraph }): CaseRecords => {
    const { caseRecords } = subgraph as { caseRecords: CaseRecords };
    return {
      name: subgraph.name,
      facts: (record) => reachable(() => caseRecords.facts(record)),
      apply: (effect) => reachable(() => caseRecords.apply(effect)),
    };
  });
  const subjects = await subgraphUnderTest<Court['subjects']['models']>(subjectsSubgraph, {
    now,
    caseRecords: records,
  });
  await subjects.models.subject.insertMany([
    naturalPerson({ _id: 'ann' }),
    naturalPerson({ _id: 'ben', idNumber: '120102188001010028' }),
    organization({ _id: 'firm' }),
  ]);
  return Object.assign(clock, {
    government,
    commerce,
    subjects,
    async stop() {
      await subjects.stop();
      await government.stop();
      await commerce.stop();
    },
  });
}

let keys = 0;
export const newKey = () => `case-key-${String(++keys).padStart(6, '0')}`;

export type Answer = Awaited<ReturnType<typeof ask>>;
export const caseOf = (answer: Answer) => answer.data?.['answer'] as Record<string, any>;
export { codes };

/** Sends the mutation of a kind: how it is opened, or a step. */
export async function act(
  { subjects }: Court,
  viewer: Viewer,
  kind: CaseKindEntry,
  verb: string,
  input: object,
  key = newKey(),
): Promise<Answer> {
  const isOpening = verb === 'open';
  const name = mutationOf(isOpening ? kind.opens.verb : verb, kind);
  const capital = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
  const type = `${kind.name}${isOpening ? '' : capital}Input`;
  return ask(
    subjects.subgraph,
    `mutation ($input: ${type}!, $key: ID!) { answer: ${name}(input: $input, key: $key) { ${FIELDS} } }`,
    { input, key },
    viewer,
  );
}

/** An entry of each list for which the department of the steward is responsible. */
const ENTRIES: Readonly<Record<ReferenceList, string>> = {
  COMMITMENT_TEMPLATE: 'APPROVAL_PUBLIC_PLACE',
  DECLARATION_ITEM: 'HEALTH_CERTIFICATE',
};

function valueFor(name: string, need: CaseNeed): string {
  switch (need.type) {
    case 'CHOICE':
      return Object.keys(need.values).at(-1)!;
    case 'DATE':
      return '2027-12-31';
    case 'REFERENCE':
      return ENTRIES[need.list];
    case 'TEXT':
      return `${name}的内容`;
  }
}

/** Values for everything that a step demands. */
export function valuesFor(needs: CaseNeeds = {}): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, need] of Object.entries(needs)) {
    const { when } = need;
    const demanded = when ? when.values.includes(values[when.need]!) : need.optional !== true;
    if (demanded) values[name] = valueFor(name, need);
  }
  return values;
}

/** Opens a case, about a record of ann or about ann. */
export const open = (court: Court, kind: CaseKindEntry, recordId: string, viewer = owner) =>
  act(court, viewer, kind, 'open', {
    ...(kind.about ? { subjectId: 'ann' } : { recordType: 'Penalty', recordId }),
    ...valuesFor(kind.opens.needs),
  });

/** The state of a penalty, as its subgraph stores it. */
export async function stateOf({ government }: Court, id: string): Promise<string> {
  const row = await government.models.records.Penalty.findById(id).lean<PenaltyRow>().exec();
  return row!.state;
}
