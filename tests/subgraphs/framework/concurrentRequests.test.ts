import type { Model } from 'mongoose';
import type { ListEntryRow } from '../../../schema/generated/commerce.rows';
import type { Viewer } from '../../../schema/viewer';
import { commerceSubgraph } from '../../../subgraphs/commerce/subgraph';
import { ask } from '../../support/ask';
import { creditRecord } from '../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { nobody, person } from '../../support/viewers';

let underTest: SubgraphUnderTest<{ readonly records: { readonly ListEntry: Model<ListEntryRow> } }>;

const SUBJECTS = ['one', 'two', 'three', 'four'];

const entry = (subjectId: string, disclosure: 'OPEN' | 'RESTRICTED'): ListEntryRow => ({
  ...creditRecord({ category: 'ABNORMAL_LIST', disclosure }),
  _id: `${subjectId}-${disclosure}`,
  subjectId,
  list: 'ABNORMAL_OPERATION',
  listName: '经营异常名录',
  cause: '未按规定期限公示年度报告',
  authorityId: 'market-regulation',
  removalConditions: '补报未报年份的年度报告并公示后申请移出',
  removedOn: null,
});

beforeAll(async () => {
  underTest = await subgraphUnderTest(commerceSubgraph);
  const rows = SUBJECTS.flatMap((subject) => [
    entry(subject, 'OPEN'),
    entry(subject, 'RESTRICTED'),
  ]);
  await underTest.models.records.ListEntry.insertMany(rows);
});
afterAll(() => underTest.stop());

/** The ids of a subject's list entries that a viewer gets. */
async function entriesOf(subject: string, viewer: Viewer): Promise<string[]> {
  const answer = await ask(
    underTest.subgraph,
    'query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { listEntries(first: 5) { nodes { id } } } } }',
    { who: [{ __typename: 'Subject', id: subject }] },
    viewer,
  );
  expect(answer.errors).toBeUndefined();
  const [found] = answer.data!['_entities'] as { listEntries: { nodes: { id: string }[] } }[];
  return found!.listEntries.nodes.map(({ id }) => id).sort();
}

/** Sends requests concurrently and counts the commands of all of them. */
async function concurrently<T>(questions: readonly (() => Promise<T>)[]): Promise<[T[], number]> {
  underTest.commands();
  const answers = await Promise.all(questions.map((question) => question()));
  return [answers, underTest.commands().length];
}

it('concurrent requests of visitors about several subjects are read by one command', async () => {
  const [answers, commands] = await concurrently(
    SUBJECTS.map((subject) => () => entriesOf(subject, nobody)),
  );
  expect(answers).toEqual(SUBJECTS.map((subject) => [`${subject}-OPEN`]));
  expect(commands).toBe(1);
});

it('a subject is read once for all concurrent requests about it', async () => {
  const [answers, commands] = await concurrently(
    SUBJECTS.map(() => () => entriesOf('one', nobody)),
  );
  expect(answers).toEqual(SUBJECTS.map(() => ['one-OPEN']));
  expect(commands).toBe(1);
});

it('each viewer has a separate read where they may see different rows', async () => {
  const [answers, commands] = await concurrently([
    () => entriesOf('one', nobody),
    () => entriesOf('one', person('one')),
    () => entriesOf('one', person('two')),
    () => entriesOf('two', person('two')),
  ]);
  expect(answers).toEqual([
    ['one-OPEN'],
    ['one-OPEN', 'one-RESTRICTED'],
    ['one-OPEN'],
    ['two-OPEN', 'two-RESTRICTED'],
  ]);
  expect(commands).toBe(3);
});
