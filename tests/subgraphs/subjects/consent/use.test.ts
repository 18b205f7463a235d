import { consentUses } from '../../../../subgraphs/subjects/consent/use';
import { consentModel } from '../../../../subgraphs/subjects/consent/model';
import { connect } from '../../../../subgraphs/framework/mongo';
import { naturalPerson } from '../../../support/subjects';
import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import {
  bank,
  startConsentScenario,
  person,
  PERSON,
  reserveAndCount,
  type ConsentScenario,
} from './support';

let scenario: ConsentScenario;
beforeAll(async () => {
  scenario = await startConsentScenario();
});
afterAll(() => scenario.stop());
beforeEach(() => scenario.on('2026-06-15'));

const code = (verdict: unknown) => (verdict as { code?: string }).code ?? 'VALID';
const tally = (verdicts: readonly (readonly unknown[])[]) => {
  const counts: Record<string, number> = {};
  for (const [verdict] of verdicts) counts[code(verdict)] = (counts[code(verdict)] ?? 0) + 1;
  return counts;
};

/**
 * Refusals of consents that are used up, and of those whose last uses are reserved by requests in
 * progress.
 */
const sum = ({ CONSENT_EXHAUSTED = 0, CONSENT_IN_USE = 0, ...others }: Record<string, number>) => {
  expect(others).toEqual({});
  return CONSENT_EXHAUSTED + CONSENT_IN_USE;
};

describe('a consent', () => {
  it('opens data to its grantee, for its purpose, while it is valid', async () => {
    const { consent } = await scenario.granted({
      validFrom: '2026-06-16',
      historyFrom: '2024-01-01',
      historyTo: '2026-01-01',
    });
    const { id } = consent;
    const required = { id, valid: false, code: 'CONSENT_REQUIRED' };
    expect(await scenario.use([id])).toMatchObject([{ code: 'CONSENT_REQUIRED' }]);
    expect(await scenario.use([id], { day: '2026-06-16' })).toEqual([
      {
        id,
        valid: true,
        version: 2,
        subjectId: PERSON,
        clusters: ['GRADE'],
        historyFrom: '2024-01-01',
        historyTo: '2026-01-01',
      },
    ]);
    expect(await scenario.use([id], { organization: '91120102MA00XX0B8X' })).toEqual([required]);
    expect(await scenario.use([id], { purpose: 'post-loan' })).toEqual([required]);
    expect(await scenario.use(['nothing'])).toEqual([{ ...required, id: 'nothing' }]);
    expect(await scenario.use([id], { day: '2027-06-16' })).toEqual([
      { id, valid: false, code: 'CONSENT_EXPIRED', subjectId: PERSON },
    ]);
  });

  it('that nobody has answered yet looks like one that does not exist', async () => {
    const found = await scenario.request();
    const nobody = await scenario.request({ subjectIdNumber: '120102188001019997' });
    const ids = [found.consent.id, nobody.consent.id, 'nothing'];
    expect(await scenario.use(ids)).toEqual(
      ids.map((id) => ({ id, valid: false, code: 'CONSENT_REQUIRED' })),
    );
  });

  it('counts one request once, by its id, and gives it the same answer again', async () => {
    const { consent } = await scenario.granted({ dailyLimit: 2 });
    const first = await scenario.use([consent.id], { requestId: 'one-request' });
    expect(await scenario.use([consent.id], { requestId: 'one-request' })).toEqual(first);
    expect((await scenario.read(consent.id, person)).uses).toEqual({ total: 1, today: 1 });
    const once = await scenario.granted({ oneTime: true });
    const use = () => scenario.use([once.consent.id], { requestId: 'another-request' });
    expect([await use(), await use()].map(([verdict]) => code(verdict))).toEqual([
      'VALID',
      'VALID',
    ]);
    expect((await scenario.read(once.consent.id, person)).uses.total).toBe(1);
  });

  it('resets its count each day; a request late over midnight counts for the new day', async () => {
    const { consent } = await scenario.granted({ dailyLimit: 2 });
    const use = async (day: string) => code((await scenario.use([consent.id], { day }))[0]);
    expect(await use('2026-06-15')).toBe('VALID');
    expect(await use('2026-06-15')).toBe('VALID');
    expect(await use('2026-06-15')).toBe('CONSENT_EXHAUSTED');
    expect(await use('2026-06-16')).toBe('VALID');
    expect(await use('2026-06-15')).toBe('VALID');
    expect(await use('2026-06-16')).toBe('CONSENT_EXHAUSTED');
  });
});

describe('under 100 concurrent requests at two gateways', () => {
  /**
   * Two instances of the registry with their own connections to one database, as in two processes.
   */
  async function race(ids: readonly string[], requests: number) {
    const open = () => connect(scenario.uri, scenario.database);
    const databases = await Promise.all([open(), open()]);
    try {
      const gateways = databases.map(({ connection }) =>
        consentUses({ consent: consentModel(connection) }),
      );
      return await Promise.all(
        Array.from({ length: requests }, (_, n) =>
          reserveAndCount(gateways[n % 2]!, scenario.useOf(ids)),
        ),
      );
    } finally {
      await Promise.all(databases.map((database) => database.close()));
    }
  }

  it('one use is one use', async () => {
    const { consent } = await scenario.granted({ oneTime: true });
    const { VALID, ...refused } = tally(await race([consent.id], 100));
    expect([VALID, sum(refused)]).toEqual([1, 99]);
    expect(await scenario.read(consent.id, person)).toMatchObject({
      state: 'CONSUMED',
      version: 3,
      uses: { total: 1, today: 1 },
      steps: [{ action: 'REQUEST' }, { action: 'GRANT' }, { action: 'CONSUME', by: 'RULE' }],
    });
  });

  it('seven uses a day are seven', async () => {
    const { consent } = await scenario.granted({ dailyLimit: 7 });
    const { VALID, ...refused } = tally(await race([consent.id], 100));
    expect([VALID, sum(refused)]).toEqual([7, 93]);
    expect((await scenario.read(consent.id, person)).uses).toEqual({ total: 7, today: 7 });
  });
});

describe('two concurrent steps', () => {
  const outcomes = (all: readonly { code: string | undefined }[]) =>
    all.map(({ code }) => code ?? 'DONE').sort();

  it('of which both grant: one succeeds', async () => {
    for (let n = 0; n < 10; n++) {
      const { consent } = await scenario.request();
      const input = { id: consent.id, version: 1 };
      const both = await Promise.all([
        scenario.mutate(person, 'grantConsent', input),
        scenario.mutate(person, 'grantConsent', { ...input, terms: { clusters: ['GRADE'] } }),
      ]);
      expect(['CONFLICT,DONE', 'DONE,INVALID_TRANSITION']).toContain(outcomes(both).join());
      const [won] = both.filter((each) => each.code === undefined);
      const read = await scenario.read(consent.id, person);
      expect(read.version).toBe(2);
      expect(read.granted).toEqual(won!.consent.granted);
    }
  });

  it('of which one grants and one refuses: one succeeds', async () => {
    const states = new Set<string>();
    for (let n = 0; n < 10; n++) {
      const { consent } = await scenario.request();
      const steps = [
        () => scenario.mutate(person, 'grantConsent', { id: consent.id, version: 1 }),
        () => scenario.mutate(person, 'refuseConsent', { id: consent.id }),
      ];
      const both = await Promise.all((n % 2 ? steps : steps.toReversed()).map((step) => step()));
      expect(both.filter((each) => each.code === undefined)).toHaveLength(1);
      states.add((await scenario.read(consent.id, person)).state);
    }
    expect([...states].every((state) => ['AUTHORISED', 'REFUSED'].includes(state))).toBe(true);
  });

  it('of which one revokes and one narrows: the revocation takes effect', async () => {
    for (let n = 0; n < 10; n++) {
      const { consent } = await scenario.granted();
      const { id } = consent;
      const [revoked] = await Promise.all([
        scenario.mutate(person, 'revokeConsent', { id }),
        scenario.mutate(person, 'narrowConsent', { id, version: 2, terms: { dailyLimit: 1 } }),
        scenario.use([id]),
      ]);
      expect(revoked.code).toBeUndefined();
      expect((await scenario.read(id, person)).state).toBe('REVOKED');
      expect(code((await scenario.use([id]))[0])).toBe('CONSENT_REVOKED');
    }
  });

  it('with one key: one step is taken', async () => {
    const { consent } = await scenario.request();
    const input = { id: consent.id, version: 1 };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => scenario.mutate(person, 'grantConsent', input, 'one-key-at-once')),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.consent.version).toBe(2);
    const wish = { subjectIdNumber: '12010218800101001X', clusters: ['GRADE'], oneTime: true };
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => scenario.mutate(bank, 'requestConsent', wish, 'one-wish-at-once')),
    );
    expect(new Set(made.map((answer) => answer.consent?.id)).size).toBe(1);
  });
});

describe('a hundred consents of a hundred subjects', () => {
  it('are settled by as many database commands as one, each separately', async () => {
    const people = Array.from({ length: 100 }, (_, n) => `p-${String(n).padStart(3, '0')}`);
    await scenario.subjects.insertMany(
      people.map((_id, n) =>
        naturalPerson({ _id, idNumber: `1201021881010${String(n).padStart(3, '0')}XX` }),
      ) as SubjectRow[],
    );
    // Requests by number require valid numbers, so the consents are inserted as granted.
    const { consent: made } = await scenario.granted();
    const pattern = await scenario.consents.findById(made.id).lean().orFail();
    await scenario.consents.insertMany(
      people.map((subjectId, n) => ({
        ...pattern,
        _id: `consent-${n}`,
        subjectId,
        ...(n % 10 === 0 && { state: 'REVOKED' }),
        steps: pattern.steps.map((step, index) => ({ ...step, key: `${subjectId}-${index}` })),
      })) as unknown,
    );
    const sent: string[] = [];
    const database = await connect(scenario.uri, scenario.database, {
      onCommand: ({ commandName }) => void sent.push(commandName),
    });
    const registry = consentUses({ consent: consentModel(database.connection) });
    const use = (ids: string[]) => reserveAndCount(registry, scenario.useOf(ids));
    sent.length = 0;
    const verdicts = await use(people.map((_, n) => `consent-${n}`));
    const many = sent.splice(0);
    await use(['consent-1']);
    expect(many).toEqual(['find', 'update', 'find', 'update', 'find']);
    expect(sent.splice(0)).toEqual(many);
    await database.close();
    verdicts.forEach((verdict, n) =>
      expect(verdict).toMatchObject(
        n % 10 === 0
          ? { valid: false, code: 'CONSENT_REVOKED', subjectId: people[n] }
          : { valid: true, subjectId: people[n], clusters: ['GRADE'] },
      ),
    );
  });
});
