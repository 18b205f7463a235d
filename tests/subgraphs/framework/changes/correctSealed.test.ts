import type { Model } from 'mongoose';
import type { DisciplineRecordRow } from '../../../../schema/generated/social.rows';
import { openRows } from '../../../../subgraphs/framework/intake/rows/heldRows';
import type { NewRow } from '../../../../subgraphs/framework/records/writer/rowFault';
import { socialSubgraph } from '../../../../subgraphs/social/subgraph';
import { ask } from '../../../support/ask';
import { creditRecord, now } from '../../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { viewerAs } from '../../../support/viewers';

interface Models {
  readonly records: { readonly DisciplineRecord: Model<DisciplineRecordRow> };
}

const discipline: DisciplineRecordRow = {
  ...creditRecord({ _id: 'd-1', category: 'TITLE_OCCUPATION', sourceDepartmentId: 'justice' }),
  publicityEnd: '2027-03-01',
  visibleUntil: '2027-03-01',
  disclosure: 'RESTRICTED',
  practitionerId: null,
  profession: 'LAWYER',
  source: 'ADMINISTRATIVE',
  kinds: ['FINE'],
  legalProvision: '《中华人民共和国律师法》第四十八条',
  facts: '私自接受委托、收取费用',
  amount: 2_000_000n,
  suspendedFrom: null,
  suspendedUntil: null,
  amountBand: 'FROM_10K_TO_100K',
};

let underTest: SubgraphUnderTest<Models>;
beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(socialSubgraph, { now });
  await underTest.models.records.DisciplineRecord.insertMany([discipline]);
});
afterAll(() => underTest.stop());

const steward = viewerAs('steward', { department: 'justice', assurance: 3 });

test('sealed values are corrected and stay sealed, and their values are not in the versions', async () => {
  const { errors } = await ask(
    underTest.subgraph,
    `mutation ($input: RecordCorrectionInput!) {
      correctSocialRecord(input: $input, key: "sealed-key") { version } }`,
    {
      input: {
        type: 'DisciplineRecord',
        id: 'd-1',
        version: 1,
        values: { amountYuan: '600000', amountBand: 'FROM_100K_TO_1M' },
        reason: '罚款金额有误',
        legalBasis: '个人信息保护法第四十六条',
      },
    },
    steward,
  );
  expect(errors).toBeUndefined();
  const { collection } = underTest.models.records.DisciplineRecord;
  const row = (await collection.findOne({ _id: 'd-1' as never })) as unknown as NewRow;
  expect(JSON.stringify(row)).not.toContain(discipline.facts);
  const kind = socialSubgraph.records!.find(({ type }) => type === 'DisciplineRecord')!;
  const [opened] = await openRows(underTest.vault, kind, [row]);
  expect(opened).toMatchObject({
    facts: discipline.facts,
    amount: 60_000_000,
    amountBand: 'FROM_100K_TO_1M',
  });
  const { data } = await ask(
    underTest.subgraph,
    `{ answer: versionsOfSocialRecord(type: "DisciplineRecord", recordId: "d-1") {
      changes { field before after } } }`,
    {},
    steward,
  );
  expect((data!['answer'] as { changes: unknown }[])[1]!.changes).toContainEqual({
    field: 'amount',
    before: null,
    after: null,
  });
  expect(JSON.stringify(data)).not.toContain('"facts"');
});
