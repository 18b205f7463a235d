import type { Model } from 'mongoose';
import pino from 'pino';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import type { NaturalPersonRow, SubjectRow } from '../../../../schema/generated/subjects.rows';
import { ask, codes } from '../../../support/ask';
import { naturalPerson } from '../../../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { person } from '../../../support/viewers';

let underTest: SubgraphUnderTest<{ readonly subject: Model<SubjectRow> }>;
const logged: string[] = [];
const OTHER = { idNumber: '120102188001010028', phone: '10200000002' };

beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph, {
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
  });
});
afterAll(() => underTest.stop());

beforeEach(async () => {
  logged.length = 0;
  await underTest.models.subject.deleteMany({});
  await underTest.models.subject.insertMany([
    naturalPerson(),
    naturalPerson({
      _id: 'per-2',
      idNumber: OTHER.idNumber,
      personalContact: { phone: OTHER.phone, address: '天津市河东区' },
    }),
  ] as SubjectRow[]);
});

const stored = (id: string) =>
  underTest.models.subject
    .findOne({ _id: id })
    .lean<NaturalPersonRow>()
    .exec() as Promise<NaturalPersonRow>;
const write = (set: Record<string, unknown>) =>
  underTest.models.subject.collection.updateOne({ _id: 'per-1' as never }, { $set: set });
const me = () =>
  ask(
    underTest.subgraph,
    '{ me { ... on NaturalPerson { name idNumber contact { phone address } } } }',
    {},
    person('per-1'),
  );

describe('a ciphertext', () => {
  it.each([
    [
      'of another subject',
      async () => write({ idNumber: (await stored('per-2')).idNumber }),
      { idNumber: null },
    ],
    [
      'of another field of the same subject',
      async () => write({ name: (await stored('per-1')).personalContact.phone }),
      { name: null },
    ],
    [
      'of another subject, in a part',
      async () => write({ 'personalContact.phone': (await stored('per-2')).personalContact.phone }),
      { contact: { phone: null, address: '天津市河东区大王庄街道' } },
    ],
    ['that is none', async () => write({ idNumber: OTHER.idNumber }), { idNumber: null }],
  ])('%s reads as null with an error, and nobody sees the value', async (_, tamper, expected) => {
    await tamper();
    const answer = await me();
    expect(answer.data?.['me']).toMatchObject(expected);
    expect(codes(answer)).toEqual(['INTERNAL_ERROR']);
    const responseAndLog = JSON.stringify(answer) + logged.join('');
    expect(responseAndLog).not.toContain(OTHER.idNumber);
    expect(responseAndLog).not.toContain(OTHER.phone);
    expect(logged.join('')).toContain('VaultError');
  });

  it('in its own place is decrypted', async () => {
    const answer = await me();
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['me']).toMatchObject({ name: '张卓然', idNumber: '12010218800101001X' });
  });
});

describe('what is decrypted', () => {
  it('requests no key when nothing sealed is selected or allowed', async () => {
    underTest.commands();
    await ask(
      underTest.subgraph,
      '{ me { id ... on NaturalPerson { region: id } } }',
      {},
      person('per-1'),
    );
    expect(underTest.commands()).toEqual(['find']);
    await ask(
      underTest.subgraph,
      '{ subject(id: "per-1") { id ... on NaturalPerson { name idNumber } } }',
    );
    expect(underTest.commands()).toEqual(['find']);
  });

  it('takes one round trip for all sealed values of all subjects', async () => {
    await underTest.models.subject.insertMany(
      Array.from({ length: 30 }, (_, n) =>
        naturalPerson({ _id: `own-${n}`, idNumber: `1201021880010${String(n).padStart(5, '0')}` }),
      ) as SubjectRow[],
    );
    underTest.commands();
    const ids = Array.from({ length: 30 }, (_, n) => `own-${n}`);
    const answer = await ask(
      underTest.subgraph,
      'query ($ids: [ID!]!) { subjects(ids: $ids) { ... on NaturalPerson { name idNumber ageBand birthDate sex contact { phone address } } } }',
      { ids },
      person('own-0', ids),
    );
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).not.toContain(
      'INTERNAL_ERROR',
    );
    expect(underTest.commands()).toEqual(['find', 'find']);
  });
});

describe('the document number', () => {
  it('is unique although nobody can read it', async () => {
    await expect(
      underTest.models.subject.insertMany([
        naturalPerson({ _id: 'per-3', idNumber: OTHER.idNumber }),
      ] as SubjectRow[]),
    ).rejects.toMatchObject({ code: 11000 });
  });

  it('is found by its blind index, in any notation', async () => {
    const find = (number: string) =>
      underTest.models.subject
        .findOne({
          idNumberIndex: {
            $in: underTest.vault.blindIndex('NaturalPerson.idNumber', number) as string[],
          },
        } as never)
        .lean<NaturalPersonRow>()
        .exec();
    expect((await find('12010218800101001x'))?._id).toBe('per-1');
    expect(await find('120102188001010037')).toBeNull();
  });
});
