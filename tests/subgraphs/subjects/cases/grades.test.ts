import { Kind, parse, type ConstDirectiveNode } from 'graphql';
import type { Model } from 'mongoose';
import { objection } from '../../../../schema/cases/objection';
import type { CaseRecords } from '../../../../schema/cases/records';
import { subgraphSdl } from '../../../../schema/sdl';
import { commerceSubgraph } from '../../../../subgraphs/commerce/subgraph';
import type { CreditRecord } from '../../../../subgraphs/framework/records/record';
import type { CaseRecord } from '../../../../subgraphs/subjects/cases/record';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import { creditRecord } from '../../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { naturalPerson } from '../../../support/subjects';
import { person, viewerAs } from '../../../support/viewers';
import { act, caseOf, codes, owner, valuesFor, type Court } from './support';

/** The kinds of record of the consent cluster GRADE, as the SDL has them. */
const gradeKinds = parse(subgraphSdl('commerce')).definitions.flatMap((definition) =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
  definition.directives?.some(({ name }) => name.value === 'record') &&
  definition.directives.some(isOfGrades)
    ? [definition.name.value]
    : [],
);

function isOfGrades({ name, arguments: args }: ConstDirectiveNode): boolean {
  return (
    name.value === 'access' &&
    args?.some(({ value }) => value.kind === Kind.ENUM && value.value === 'GRADE') === true
  );
}

const now = () => new Date('2026-06-30T04:00:00Z');
let commerce: SubgraphUnderTest<{ records: Record<string, Model<CreditRecord>> }>;
let subjects: Court['subjects'];

beforeAll(async () => {
  commerce = await subgraphUnderTest(commerceSubgraph, { now });
  const { caseRecords } = commerce.subgraph as { caseRecords: CaseRecords };
  subjects = await subgraphUnderTest<{ case: Model<CaseRecord>; subject: Model<unknown> }>(
    subjectsSubgraph,
    { now, caseRecords: [caseRecords] },
  );
  await subjects.models.subject.insertMany([naturalPerson({ _id: 'ann' })]);
  for (const type of gradeKinds)
    await commerce.models.records[type]!.collection.insertOne({
      ...creditRecord({ subjectId: 'ann', category: 'EVALUATION', disclosure: 'RESTRICTED' }),
      _id: `${type} of ann`,
      type,
    } as never);
}, 60_000);
afterAll(async () => {
  await subjects.stop();
  await commerce.stop();
});

const contest = (type: string, viewer = owner) =>
  act({ subjects } as Court, viewer, objection, 'open', {
    recordType: type,
    recordId: `${type} of ann`,
    ...valuesFor(objection.opens.needs),
  });

it('finds the kinds of grade in the SDL', () => {
  expect(gradeKinds).toEqual(expect.arrayContaining(['SectorGrade', 'TaxGrade', 'ListEntry']));
});

describe.each(gradeKinds)('a record of the kind %s', (type) => {
  it('is reported as missing to another person who contests it', async () => {
    expect(codes(await contest(type, person('ben')))).toEqual(['NOT_FOUND']);
  });

  it('cannot be contested by a steward', async () => {
    const answer = await contest(type, viewerAs('steward', { department: 'health', assurance: 3 }));
    expect(answer.data?.['answer'] ?? null).toBeNull();
    expect(answer.errors).toHaveLength(1);
  });

  it('is marked as disputed when its subject contests it', async () => {
    const answer = await contest(type);
    expect(answer.errors).toBeUndefined();
    expect(caseOf(answer)).toMatchObject({ recordType: type, state: 'FILED', department: 'court' });
    const row = await commerce.models.records[type]!.findById(`${type} of ann`).lean().exec();
    expect(row?.state).toBe('DISPUTED');
  });
});
