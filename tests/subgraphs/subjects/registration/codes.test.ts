import { registrationCheckDigit } from '../../../../schema/identifiers/formerCode';
import { syntheticResident, syntheticUscc } from '../../../../seed/syntheticIdentifiers';
import { PERMIT_HEADINGS, permitLine } from '../../../support/intake/permitFile';
import { TODAY } from '../../../support/seededStore';
import {
  MARKET,
  POLICE,
  REASON,
  as,
  asked,
  changeCode,
  codeOf,
  connectionOf,
  data,
  demo,
  directory,
  newKey,
  rowsOf,
  startScene,
  stopScene,
  strangers,
} from './support';

jest.setTimeout(120_000);

beforeAll(startScene, 180_000);
afterAll(stopScene);

describe('the code of an organisation', () => {
  let id: string;
  let before: string;
  const after = syntheticUscc('91', 910_001, 5);
  const legacy14 = '12010200000031';
  const legacy = legacy14 + registrationCheckDigit(legacy14);
  const lookUp = async (code: string) =>
    (
      await data(
        `query ($code: UnifiedSocialCreditCode!) { organization(uscc: $code) {
          id uscc formerCodes { code kind validFrom validTo ground department }
        } }`,
        { code },
      )
    ).organization;

  beforeAll(() => {
    ({ company: id, uscc: before } = demo());
  });

  it('is decoded for everybody', async () => {
    const { organization } = await data(
      `query ($code: UnifiedSocialCreditCode!) { organization(uscc: $code) {
        codeParts { register class regionCode region organizationCode organizationCodeValid agreesWithForm }
      } }`,
      { code: before },
    );
    expect(organization.codeParts).toEqual({
      register: '市场监督管理',
      class: '企业',
      regionCode: '120102',
      region: '天津市河东区',
      organizationCode: before.slice(8, 17),
      organizationCodeValid: true,
      agreesWithForm: true,
    });
  });

  it('is changed by nobody but a steward of its register', async () => {
    const input = { subjectId: id, from: before, to: after };
    for (const token of await strangers('market-regulation')) {
      const body = await changeCode(input, token);
      expect(body.data?.changeSubjectCode ?? null).toBeNull();
      expect(body.errors).toHaveLength(1);
    }
    const other = await as('steward', { department: 'civil-affairs' });
    expect(codeOf(await changeCode(input, other))).toBe('NOT_FOUND');
    expect(await lookUp(after)).toBeNull();
  });

  it.each([
    ['another present code', { from: syntheticUscc('91', 5, 99) }, 'CONFLICT'],
    ['the code of another subject', { to: 'LAW_FIRM' }, 'BAD_USER_INPUT'],
    ['the code of another company', { to: 'DEFAULTER' }, 'CODE_TAKEN'],
    ['a code with a wrong check character', { to: '911201020000000000' }, 'BAD_USER_INPUT'],
    ['a code of another kind of subject', { to: syntheticUscc('92', 1, 1) }, 'BAD_USER_INPUT'],
    ['a day in the future', { changedOn: '2999-01-01' }, 'BAD_USER_INPUT'],
    ['the ground of a merge', { ground: 'MERGED' }, 'BAD_USER_INPUT'],
    ['no reason', { reason: '' }, 'BAD_USER_INPUT'],
  ])('is not changed with %s', async (_, more: Record<string, string>, code) => {
    const { lawFirmUscc, defaulterUscc } = demo();
    const named: Record<string, string> = { LAW_FIRM: lawFirmUscc, DEFAULTER: defaulterUscc };
    const to = named[more['to'] ?? ''] ?? more['to'] ?? after;
    const body = await changeCode({ subjectId: id, from: before, ...more, to }, await MARKET());
    expect(codeOf(body)).toBe(code);
  });

  it('changes once, and the subject is found by the present and the former code', async () => {
    const input = { subjectId: id, from: before, to: after, ground: 'MOVED' };
    const key = newKey();
    const first = await changeCode(input, await MARKET(), key);
    expect(first.data?.changeSubjectCode).toMatchObject({
      subjectId: id,
      action: 'CODE',
      ground: 'MOVED',
      department: 'market-regulation',
      awaited: [],
    });
    expect((await changeCode(input, await MARKET(), key)).data).toEqual(first.data);
    const reused = await changeCode({ ...input, ground: 'CORRECTED' }, await MARKET(), key);
    expect(codeOf(reused)).toBe('IDEMPOTENCY_KEY_REUSED');
    const found = {
      id,
      uscc: after,
      formerCodes: [
        {
          code: before,
          kind: 'UNIFIED_CODE',
          validFrom: null,
          validTo: TODAY,
          ground: 'MOVED',
          department: 'market-regulation',
        },
      ],
    };
    expect(await lookUp(after)).toEqual(found);
    expect(await lookUp(before)).toEqual(found);
  });

  it('gives its explanation only to officers and stewards', async () => {
    const query = `query ($id: ID!) { subject(id: $id) { ... on Organization { formerCodes { reason } } } }`;
    const reasonFor = async (token?: string) =>
      (await asked(query, { id }, token)).data.subject.formerCodes[0].reason;
    expect(await reasonFor()).toBeNull();
    expect(await reasonFor(await as('person'))).toBeNull();
    expect(await reasonFor(await as('bank'))).toBeNull();
    expect(await reasonFor(await MARKET())).toBe(REASON);
    expect(await reasonFor(await as('officer'))).toBe(REASON);
  });

  it('has an earlier number of another kind, by which it is found', async () => {
    const input = { subjectId: id, from: legacy, to: after, changedOn: '2015-10-01' };
    expect((await changeCode(input, await MARKET())).errors).toBeUndefined();
    const byAny = (code: string) =>
      asked('query ($code: String!) { organizationByAnyCode(code: $code) { id } }', { code });
    for (const code of [legacy, before, after])
      expect((await byAny(code)).data).toEqual({ organizationByAnyCode: { id } });
    expect((await byAny(syntheticUscc('91', 77, 2))).data).toEqual({ organizationByAnyCode: null });
    expect(codeOf(await byAny('123'))).toBe('BAD_USER_INPUT');
  });

  it('is never the code of another subject again', async () => {
    const name = demo().companyName;
    const question = (given: string) => ({
      identifier: { by: 'UNIFIED_CODE' as const, code: before },
      name: given,
      mayCreate: true,
    });
    const answers = await directory().resolve([question(name), question('另一有限公司')]);
    expect(answers).toEqual([
      { result: 'HELD', former: true, subject: expect.objectContaining({ id }) },
      { result: 'REFUSED', reason: 'NAME_DIFFERS' },
    ]);
    const { defaulter, defaulterUscc } = demo();
    const taken = await changeCode(
      { subjectId: defaulter, from: defaulterUscc, to: before },
      await MARKET(),
    );
    expect(codeOf(taken)).toBe('CODE_TAKEN');
  });

  it('accepts submitted rows with the former code for the subject, and the receipt says so', async () => {
    const steward = await MARKET();
    const bureau = (
      await data('{ permits(first: 100) { nodes { authority { id name uscc } } } }')
    ).permits.nodes
      .map(({ authority }: any) => authority)
      .find(({ id: department }: any) => department === 'market-regulation');
    const row = (uscc: string, number: number) => {
      const cells = permitLine({
        company: { name: demo().companyName, uscc },
        bureau,
        documentNumber: `津河东市监许〔2026〕${number}号`,
        decided: TODAY,
      }).split(',');
      return Object.fromEntries(
        PERMIT_HEADINGS.split(',').map((name, index) => [name, cells[index]]),
      );
    };
    const { batch } = await data(
      `mutation ($input: IntakeBatchInput!, $key: ID!) {
        batch: submitGovernmentBatch(input: $input, key: $key) {
          state counts { accepted formerCodes refused } receipt { text }
          results { outcome recordId formerCode faults { messageEnglish } }
        }
      }`,
      {
        input: { kind: 'Permit', rows: [row(before, 7701), row(after, 7702)] },
        key: newKey(),
      },
      steward,
    );
    expect(batch.counts).toEqual({ accepted: 2, formerCodes: 1, refused: 0 });
    expect(batch.results.map(({ formerCode }: any) => formerCode)).toEqual([true, false]);
    expect(JSON.parse(batch.receipt.text)).toMatchObject({ formerCodes: 1 });
    for (const { recordId } of batch.results)
      expect(await rowsOf('government').findOne({ _id: recordId })).toMatchObject({
        subjectId: id,
      });
  });

  it('returns to an earlier code, and its history has each period', async () => {
    const input = { subjectId: id, from: after, to: before, ground: 'CORRECTED' };
    expect((await changeCode(input, await MARKET())).errors).toBeUndefined();
    const found = await lookUp(after);
    expect(found).toMatchObject({ id, uscc: before });
    expect(found.formerCodes.map(({ code, validTo }: any) => [code, validTo])).toEqual([
      [legacy, '2015-10-01'],
      [before, TODAY],
      [after, TODAY],
    ]);
    const history = `query ($id: ID!) { subjectChanges(subjectId: $id) { action ground by } }`;
    const changes = await data(history, { id }, await MARKET());
    expect(changes.subjectChanges.map(({ ground }: any) => ground)).toHaveLength(3);
    expect((await data(history, { id }, await as('auditor'))).subjectChanges).toHaveLength(3);
    const other = await as('steward', { department: 'justice' });
    expect((await data(history, { id }, other)).subjectChanges).toBeNull();
    expect((await asked(history, { id })).errors).toHaveLength(1);
  });
});

describe('the number of a person', () => {
  let id: string;
  const wrong = syntheticResident(400_001, 'MALE', 11);
  const right = syntheticResident(400_002, 'FEMALE', 11);
  const NAME = '归一示';
  const FORMER = `query ($id: ID!) { subject(id: $id) { ... on NaturalPerson {
    idNumber birthDate formerNumbers { number ground validTo }
  } } }`;

  beforeAll(async () => {
    const [answer] = await directory().resolve([
      {
        identifier: { by: 'RESIDENT_ID', number: wrong.idNumber },
        name: NAME,
        mayCreate: true,
      },
    ]);
    id = (answer as { subject: { id: string } }).subject.id;
  });

  it('is corrected by public security alone, with its birth date', async () => {
    const input = {
      subjectId: id,
      from: wrong.idNumber,
      to: right.idNumber,
      ground: 'CORRECTED',
    };
    for (const token of await strangers('public-security'))
      expect((await changeCode(input, token)).data?.changeSubjectCode ?? null).toBeNull();
    expect(codeOf(await changeCode(input, await MARKET()))).toBe('NOT_FOUND');
    const child = '120102299901010018';
    expect(codeOf(await changeCode({ ...input, to: child }, await POLICE()))).toBe(
      'BAD_USER_INPUT',
    );
    const other = { ...input, from: right.idNumber, to: wrong.idNumber };
    expect(
      codeOf(
        await changeCode(
          { ...other, to: syntheticResident(5, 'MALE', 3).idNumber },
          await POLICE(),
        ),
      ),
    ).toBe('CONFLICT');
    expect((await changeCode(input, await POLICE())).errors).toBeUndefined();
    const self = await as('person', { subject: id, represents: [] });
    expect((await data(FORMER, { id }, self)).subject).toEqual({
      idNumber: right.idNumber,
      birthDate: right.birthDate,
      formerNumbers: [{ number: wrong.idNumber, ground: 'CORRECTED', validTo: TODAY }],
    });
  });

  it('is a former one that finds the person, and that nobody else sees', async () => {
    const [held] = await directory().resolve([
      { identifier: { by: 'RESIDENT_ID', number: wrong.idNumber }, name: NAME, mayCreate: true },
    ]);
    expect(held).toMatchObject({ result: 'HELD', former: true, subject: { id } });
    for (const token of [
      undefined,
      await as('person'),
      await as('bank'),
      await as('officer', { department: 'education', district: '120103' }),
      await POLICE(),
      await as('auditor'),
    ]) {
      const body = await asked(FORMER, { id }, token);
      expect(body.data.subject.formerNumbers ?? null).toBeNull();
      expect(JSON.stringify(body)).not.toContain(wrong.idNumber);
    }
    const stored = await connectionOf('subjects')
      .collection('formerCodes')
      .find({ subjectId: id })
      .toArray();
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(wrong.idNumber.slice(0, 14));
  });
});
