import { commitment } from '../../../../schema/cases/commitment';
import type { CreditCommitmentRow } from '../../../../schema/generated/commerce.rows';
import { ask } from '../../../support/ask';
import { naturalPerson } from '../../../support/subjects';
import { nobody, person, viewerAs } from '../../../support/viewers';
import { act, caseOf, codes, newKey, openCourt, owner, steward, type Court } from './support';

let court: Court;
beforeAll(async () => {
  court = await openCourt();
  await court.subjects.models.subject.insertMany([
    naturalPerson({ _id: 'kid', idNumber: '120102201501010029', minor: true }),
  ]);
}, 60_000);
afterAll(() => court.stop());

const representative = person('ann', ['firm']);
const LETTER = {
  subjectId: 'firm',
  template: 'APPROVAL_PUBLIC_PLACE',
  matter: '公共场所卫生许可新办',
  undertaking: '按规定检测并公示结果',
};

const sign = (viewer: Parameters<typeof act>[1], input: object, key?: string) =>
  act(court, viewer, commitment, 'open', input, key);
const take = (verb: string, of: Record<string, any>, more: object = {}, viewer = steward) =>
  act(court, viewer, commitment, verb, { id: of['id'], version: of['version'], ...more });
const row = (id: string) =>
  court.commerce.models.records.CreditCommitment.findById(id).lean<CreditCommitmentRow>().exec();

async function accepted(input: object = LETTER): Promise<Record<string, any>> {
  return caseOf(await take('accept', caseOf(await sign(representative, input))));
}

const RECORD = `code commitmentType matter content madeOn validUntil fulfilment breached
  consequence unperformedContent liabilityPursued assessedOn assessingUnit publicity template`;

async function shown(viewer: Parameters<typeof act>[1], subject: string) {
  const { data } = await ask(
    court.commerce.subgraph,
    `query ($subject: ID!) { _entities(representations: [{ __typename: "Subject", id: $subject }])
      { ... on Subject { creditCommitments(first: 50) { nodes { ${RECORD} } } } } }`,
    { subject },
    viewer,
  );
  return data as any;
}

describe('a commitment', () => {
  it('is signed for an organisation and handled by the department of the sample letter', async () => {
    const answer = await sign(representative, { ...LETTER, validUntil: '2027-06-30' });
    expect(answer.errors).toBeUndefined();
    expect(caseOf(answer)).toMatchObject({
      ...{ kind: 'COMMITMENT', state: 'SIGNED', subjectId: 'firm', by: 'REPRESENTATIVE' },
      ...{ department: 'health', recordType: 'CreditCommitment', dueOn: '2026-07-03' },
      ...{ rule: 'commitment.accept', effect: null },
    });
    expect(await row(caseOf(answer)['recordId'])).toBeNull();
  });

  it('shows its parties the letter, the term and the texts', async () => {
    const { id } = caseOf(await sign(representative, { ...LETTER, validUntil: '2027-06-30' }));
    const { data } = await ask(
      court.subjects.subgraph,
      `query ($id: ID!) { case(id: $id) {
         steps { choices { name value } } texts { name text } record { id } } }`,
      { id },
      representative,
    );
    expect(data!['case']).toEqual({
      steps: [
        {
          choices: [
            { name: 'template', value: 'APPROVAL_PUBLIC_PLACE' },
            { name: 'validUntil', value: '2027-06-30' },
          ],
        },
      ],
      texts: [
        { name: 'matter', text: LETTER.matter },
        { name: 'undertaking', text: LETTER.undertaking },
      ],
      record: null,
    });
  });

  it('becomes a record with a code of its own and the text of the letter', async () => {
    const first = await accepted();
    expect(first).toMatchObject({
      state: 'ACCEPTED',
      dueOn: '2026-08-30',
      effect: { action: 'CREATE', state: 'DONE' },
    });
    expect(await row(first['recordId'])).toMatchObject({
      basis: { title: '公共场所卫生许可告知承诺书', date: '2026-06-30' },
      ...{ subjectId: 'firm', category: 'COMMITMENT', disclosure: 'OPEN', state: 'ACTIVE' },
      ...{ sourceDepartmentId: 'health', authorityId: 'health', fulfilment: null },
      content:
        '承诺人就“公共场所卫生许可新办”作出承诺：经营场所的卫生条件符合国家标准，卫生管理制度健全；具体承诺：按规定检测并公示结果。',
      template: 'APPROVAL_PUBLIC_PLACE@2026-1',
    });
    const second = await accepted();
    const [one, two] = [await row(first['recordId']), await row(second['recordId'])];
    expect(one!.basis.number).toMatch(/^12010220260630\d{6}$/);
    expect(Number(two!.basis.number.slice(14))).toBe(Number(one!.basis.number.slice(14)) + 1);
  });

  it('shows after the assessment that it was broken, and what follows', async () => {
    const of = await accepted();
    const answer = await take('assess', of, {
      fulfilment: 'PARTIAL',
      unperformedContent: '未公示检测结果',
      liabilityPursued: '责令限期整改',
    });
    expect(caseOf(answer)).toMatchObject({
      state: 'ASSESSED',
      open: false,
      effect: { action: 'CORRECT', state: 'DONE' },
    });
    const stored = await row(of['recordId']);
    expect(stored!.versions.at(-1)).toMatchObject({ version: 2, reason: '负责部门依法补充记录' });
    const answered = await ask(
      court.commerce.subgraph,
      `{ creditCommitments(first: 10, filter: { fulfilment: PARTIAL }) { nodes { ${RECORD} } } }`,
      {},
      nobody,
    );
    expect(answered.data!['creditCommitments']).toMatchObject({
      nodes: [
        {
          ...{ fulfilment: 'PARTIAL', breached: true, assessedOn: '2026-06-30' },
          consequence: '撤销以承诺取得的行政许可或者审批决定，记入信用记录',
          unperformedContent: '未公示检测结果',
          assessingUnit: '天津市河东区卫生健康委员会',
        },
      ],
    });
  });

  it('demands what was not performed unless it was performed in full, and then refuses it', async () => {
    const of = await accepted();
    expect(codes(await take('assess', of, { fulfilment: 'NONE' }))).toEqual(['BAD_USER_INPUT']);
    const texts = { unperformedContent: '全部', liabilityPursued: '撤销许可' };
    const full = await take('assess', of, { fulfilment: 'FULL', ...texts });
    expect(codes(full)).toEqual(['BAD_USER_INPUT']);
    expect(caseOf(await take('assess', of, { fulfilment: 'FULL' }))).toMatchObject({
      state: 'ASSESSED',
    });
    expect(await row(of['recordId'])).toMatchObject({
      fulfilment: 'FULL',
      unperformedContent: null,
    });
  });

  it('of a natural person is no public record', async () => {
    const signed = caseOf(await sign(owner, { ...LETTER, subjectId: 'ann' }));
    const of = caseOf(await take('accept', signed));
    expect(await row(of['recordId'])).toMatchObject({ disclosure: 'RESTRICTED' });
  });

  it('that the sample letter keeps confidential is seen by its subject, not by the public', async () => {
    const letter = { ...LETTER, template: 'OTHER_WAGES' };
    const signed = caseOf(await sign(representative, letter));
    const human = viewerAs('steward', { department: 'human-resources', assurance: 3 });
    const of = caseOf(await take('accept', signed, {}, human));
    expect(of['effect']).toMatchObject({ state: 'DONE' });
    expect(await row(of['recordId'])).toMatchObject({
      ...{ disclosure: 'RESTRICTED', commitmentType: 'OTHER', otherType: '工资支付承诺' },
    });
    const types = async (viewer: Parameters<typeof act>[1]) =>
      JSON.stringify(await shown(viewer, 'firm'));
    expect(await types(representative)).toContain('OTHER_WAGES');
    expect(await types(nobody)).not.toContain('OTHER_WAGES');
  });

  it('is signed by nobody else, and not for a minor', async () => {
    const refused = async (viewer: Parameters<typeof act>[1], more: object) =>
      codes(await sign(viewer, { ...LETTER, ...more }));
    expect(await refused(person('eve'), {})).toEqual(['NOT_FOUND']);
    expect(await refused({ ...person('eve'), kinOf: 'ann' }, { subjectId: 'ann' })).toEqual([
      'NOT_FOUND',
    ]);
    expect(await refused(owner, { subjectId: 'missing' })).toEqual(['NOT_FOUND']);
    expect(await refused({ ...representative, assurance: 1 }, {})).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
    expect(await refused(steward, {})).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await refused(person('kid'), { subjectId: 'kid' })).toEqual(['BAD_USER_INPUT']);
  });

  it('is refused with an unknown letter, a past term, and content that records must not have', async () => {
    const refused = async (more: object) =>
      codes(await sign(representative, { ...LETTER, ...more }));
    expect(await refused({ template: 'NONE' })).toEqual(['BAD_USER_INPUT']);
    expect(await refused({ validUntil: '2026-06-29' })).toEqual(['BAD_USER_INPUT']);
    expect(await refused({ undertaking: '联系电话10212345678' })).toEqual(['BAD_USER_INPUT']);
  });

  it('is signed once with one key', async () => {
    const key = newKey();
    const [first, again] = [
      await sign(representative, LETTER, key),
      await sign(representative, LETTER, key),
    ];
    expect(caseOf(again)['id']).toBe(caseOf(first)['id']);
    const other = await sign(representative, { ...LETTER, matter: '其他事项' }, key);
    expect(codes(other)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('is created once when the subgraph of the record was not reachable', async () => {
    const signed = caseOf(await sign(representative, LETTER));
    court.outage = true;
    const waiting = caseOf(await take('accept', signed));
    court.outage = false;
    expect(waiting['effect']).toMatchObject({ action: 'CREATE', state: 'UNDER_WAY' });
    // The assessment comes before the job: both effects are made, in their order.
    const done = caseOf(await take('assess', waiting, { fulfilment: 'FULL' }));
    expect(done['effect']).toMatchObject({ action: 'CORRECT', state: 'DONE' });
    expect(await row(done['recordId'])).toMatchObject({ fulfilment: 'FULL' });
  });
});
