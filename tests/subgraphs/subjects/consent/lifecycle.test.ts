import { without } from '../../../support/viewers';
import {
  BANK_CODE,
  bank,
  CHILD,
  COMPANY,
  startConsentScenario,
  KNOWN,
  otherBank,
  PERSON,
  person,
  representative,
  stranger,
  UNKNOWN,
  WARNING,
  type ConsentScenario,
} from './support';

let scenario: ConsentScenario;
beforeAll(async () => {
  scenario = await startConsentScenario();
});
afterAll(() => scenario.stop());
beforeEach(() => scenario.on('2026-06-15'));

describe('a consent request', () => {
  it('waits for its subject, with the requested terms and the allowed days', async () => {
    const { consent } = await scenario.request();
    expect(consent).toMatchObject({
      state: 'AWAITING',
      version: 1,
      subject: null,
      grantee: { organization: BANK_CODE, client: 'bank-client' },
      purpose: { code: 'lending' },
      requested: {
        clusters: ['GRADE', 'FINANCE'],
        validFrom: '2026-06-15',
        validTo: '2027-06-15',
        oneTime: false,
        dailyLimit: 10,
      },
      granted: null,
      answerBy: '2026-06-30',
      steps: [{ action: 'REQUEST', by: 'GRANTEE', state: 'AWAITING', version: 1 }],
    });
    expect(await scenario.read(consent.id, person)).toMatchObject({ subject: { id: PERSON } });
  });

  it('looks the same to the bank whether or not a subject was found', async () => {
    const blank = ({ consent }: { consent: any }) => ({ ...consent, id: '' });
    const answers = [];
    for (const subjectIdNumber of [KNOWN, UNKNOWN, CHILD]) {
      const made = await scenario.request({ subjectIdNumber });
      expect(made.code).toBeUndefined();
      const read = await scenario.read(made.consent.id, bank);
      expect(read).toEqual(made.consent);
      answers.push(JSON.stringify(blank(made)));
    }
    expect(new Set(answers).size).toBe(1);
  });

  it('sends the same database commands whether or not a subject was found', async () => {
    const commands = async (more: Record<string, unknown>) => {
      scenario.commands();
      await scenario.request(more);
      return scenario.commands();
    };
    const found = await commands({});
    expect(await commands({ subjectIdNumber: UNKNOWN })).toEqual(found);
    expect(await commands({ subjectUscc: BANK_CODE })).toEqual(found);
  });

  it('without a subject expires like one that nobody answered', async () => {
    const silent = await scenario.request();
    const unanswerable = await scenario.request({ subjectIdNumber: UNKNOWN });
    scenario.on('2026-07-01');
    const blank = (consent: any) => ({ ...consent, id: '' });
    const [one, other] = [
      await scenario.read(silent.consent.id, bank),
      await scenario.read(unanswerable.consent.id, bank),
    ];
    expect(one.state).toBe('EXPIRED');
    expect(blank(one)).toEqual(blank(other));
  });

  it.each([
    ['neither subject', { subjectIdNumber: null }],
    ['two subjects', { subjectUscc: BANK_CODE, subjectIdNumber: KNOWN }],
    ['no cluster', { clusters: [] }],
    ['a cluster the purpose does not open', { clusters: ['CONTACT'] }],
    ['a recurring use without limit', { dailyLimit: null }],
    ['a limit of nought', { dailyLimit: 0 }],
    ['a limit too high', { dailyLimit: 1001 }],
    ['one use with a limit', { oneTime: true, dailyLimit: 3 }],
    ['a validity that has passed', { validFrom: '2026-06-01', validTo: '2026-06-14' }],
    ['a validity too long', { validTo: '2027-06-16' }],
    ['a validity that ends before it begins', { validFrom: '2026-06-20', validTo: '2026-06-19' }],
    [
      'a history that ends before it begins',
      { historyFrom: '2026-01-02', historyTo: '2026-01-01' },
    ],
  ])('with %s is refused', async (_what, more) => {
    expect(await scenario.request(more)).toEqual({ consent: null, code: 'BAD_USER_INPUT' });
  });

  it('must have a purpose that rests on consent', async () => {
    const withoutPurpose = without(bank, 'purpose');
    expect((await scenario.request({}, withoutPurpose)).code).toBe('PURPOSE_REQUIRED');
    expect((await scenario.request({}, { ...bank, purpose: 'self' })).code).toBe(
      'PURPOSE_NOT_ALLOWED',
    );
    expect((await scenario.request({}, person)).code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });

  it('must stay within the clusters of the client', async () => {
    const narrow = { ...bank, clientClusters: ['GRADE'] };
    expect((await scenario.request({}, narrow)).code).toBe('BAD_USER_INPUT');
    expect((await scenario.request({ clusters: ['GRADE'] }, narrow)).code).toBeUndefined();
  });
});

describe('an answer', () => {
  it('may grant the whole, and identifies the subject to the bank', async () => {
    const { consent } = await scenario.granted();
    expect(consent).toMatchObject({ state: 'AUTHORISED', version: 2, subject: { id: PERSON } });
    expect(consent.granted).toEqual(consent.requested);
    expect(await scenario.read(consent.id, bank)).toMatchObject({ subject: { id: PERSON } });
  });

  it('may grant a part, and never more', async () => {
    const { consent } = await scenario.request();
    const grant = (terms: unknown) =>
      scenario.mutate(person, 'grantConsent', { id: consent.id, version: 1, terms });
    for (const more of [
      { clusters: ['GRADE', 'PENALTY'] },
      { validTo: '2027-06-16' },
      { validFrom: '2026-06-14' },
      { dailyLimit: 11 },
      { clusters: [] },
      { validTo: '2026-06-14', validFrom: '2026-06-14' },
    ]) {
      expect((await grant(more)).code).toBe('BAD_USER_INPUT');
    }
    const { consent: given } = await grant({
      clusters: ['GRADE'],
      validTo: '2026-08-01',
      oneTime: true,
      historyFrom: '2024-01-01',
    });
    expect(given.granted).toEqual({
      clusters: ['GRADE'],
      validFrom: '2026-06-15',
      validTo: '2026-08-01',
      oneTime: true,
      dailyLimit: null,
      historyFrom: '2024-01-01',
      historyTo: null,
    });
  });

  it('can be given only by the subject', async () => {
    const { consent } = await scenario.request();
    const input = { id: consent.id, version: 1 };
    for (const as of [stranger, representative]) {
      expect((await scenario.mutate(as, 'grantConsent', input)).code).toBe('NOT_FOUND');
      expect(await scenario.read(consent.id, as)).toBeNull();
    }
    expect((await scenario.mutate(bank, 'grantConsent', input)).code).toBe(
      'UNAUTHORIZED_FIELD_OR_TYPE',
    );
    expect((await scenario.mutate({ ...person, assurance: 1 }, 'grantConsent', input)).code).toBe(
      'UNAUTHORIZED_FIELD_OR_TYPE',
    );
    expect(
      (await scenario.mutate(otherBank, 'withdrawConsentRequest', { id: consent.id })).code,
    ).toBe('NOT_FOUND');
    expect(await scenario.read(consent.id, otherBank)).toBeNull();
    expect(
      (await scenario.mutate(person, 'grantConsent', { id: 'nothing', version: 1 })).code,
    ).toBe('NOT_FOUND');
  });

  it('for an organisation is given by its representative', async () => {
    const { consent } = await scenario.request({ subjectUscc: BANK_CODE });
    const input = { id: consent.id, version: 1 };
    expect((await scenario.mutate(person, 'grantConsent', input)).code).toBe('NOT_FOUND');
    const given = await scenario.mutate(representative, 'grantConsent', input);
    expect(given.consent).toMatchObject({
      state: 'AUTHORISED',
      subject: { id: COMPANY },
      steps: [{ by: 'GRANTEE' }, { by: 'REPRESENTATIVE' }],
    });
  });

  it('is refused when the request has expired', async () => {
    const { consent } = await scenario.request();
    scenario.on('2026-07-01');
    const answer = await scenario.mutate(person, 'grantConsent', { id: consent.id, version: 1 });
    expect(answer.code).toBe('INVALID_TRANSITION');
    expect(await scenario.read(consent.id, person)).toMatchObject({
      state: 'EXPIRED',
      version: 1,
      steps: [{ action: 'REQUEST' }, { action: 'EXPIRE', by: 'RULE', state: 'EXPIRED' }],
    });
  });

  it('may be a refusal, after which nothing follows', async () => {
    const { consent } = await scenario.request();
    const refused = await scenario.mutate(person, 'refuseConsent', { id: consent.id });
    expect(refused.consent.state).toBe('REFUSED');
    expect(await scenario.read(consent.id, bank)).toMatchObject({
      state: 'REFUSED',
      subject: null,
    });
    for (const field of ['refuseConsent', 'revokeConsent']) {
      expect((await scenario.mutate(person, field, { id: consent.id })).code).toBe(
        'INVALID_TRANSITION',
      );
    }
  });

  it('is no longer possible after the bank withdraws the request', async () => {
    const { consent } = await scenario.request();
    const withdrawn = await scenario.mutate(bank, 'withdrawConsentRequest', { id: consent.id });
    expect(withdrawn.consent.state).toBe('WITHDRAWN');
    const late = await scenario.mutate(person, 'grantConsent', { id: consent.id, version: 1 });
    expect(late.code).toBe('INVALID_TRANSITION');
  });

  it('to another version is a conflict', async () => {
    const { consent } = await scenario.granted();
    await scenario.mutate(person, 'narrowConsent', {
      id: consent.id,
      version: 2,
      terms: { dailyLimit: 5 },
    });
    const stale = await scenario.mutate(person, 'narrowConsent', {
      id: consent.id,
      version: 2,
      terms: { dailyLimit: 3 },
    });
    expect(stale.code).toBe('CONFLICT');
  });

  it('keeps an omitted limit and refuses null, which would remove it', async () => {
    const { consent } = await scenario.granted({ historyFrom: '2025-01-01' });
    const { id } = consent;
    const narrow = (terms: object) =>
      scenario.mutate(person, 'narrowConsent', { id, version: 2, terms });
    for (const field of ['clusters', 'validFrom', 'validTo', 'oneTime', 'historyFrom'])
      expect([field, (await narrow({ [field]: null })).code]).toEqual([field, 'BAD_USER_INPUT']);
    expect((await narrow({ dailyLimit: 3 })).consent.granted).toEqual({
      ...consent.granted,
      dailyLimit: 3,
    });
  });

  it('is revoked by id and key only', async () => {
    const { consent } = await scenario.granted();
    const revoked = await scenario.mutate(person, 'revokeConsent', { id: consent.id });
    expect(revoked.consent).toMatchObject({ state: 'REVOKED', version: 3 });
    const [verdict] = await scenario.use([consent.id]);
    expect(verdict).toEqual({
      id: consent.id,
      valid: false,
      code: 'CONSENT_REVOKED',
      subjectId: PERSON,
    });
  });
});

describe('the income class', () => {
  it('opens only after the second step, with the named warning', async () => {
    const { consent } = await scenario.granted();
    const { id } = consent;
    expect(consent.separate).toMatchObject({
      clusters: ['FINANCE'],
      confirmed: [],
      warningId: null,
      warning: { id: WARNING, text: expect.stringContaining('可能据此拒绝您的申请') },
    });
    expect(await scenario.use([id])).toMatchObject([{ valid: true, clusters: ['GRADE'] }]);
    const wrong = await scenario.mutate(person, 'confirmSeparateConsent', {
      id,
      version: 2,
      warningId: 'another',
    });
    expect(wrong.code).toBe('BAD_USER_INPUT');
    const right = { id, version: 2, warningId: WARNING };
    expect((await scenario.mutate(person, 'confirmSeparateConsent', right)).consent).toMatchObject({
      version: 3,
      separate: { confirmed: ['FINANCE'], warningId: WARNING, warning: null },
    });
    expect(await scenario.use([id])).toMatchObject([
      { valid: true, version: 3, clusters: ['GRADE', 'FINANCE'] },
    ]);
    const again = { ...right, version: 3 };
    expect((await scenario.mutate(person, 'confirmSeparateConsent', again)).code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('is removed with the cluster when the consent is narrowed', async () => {
    const { consent } = await scenario.granted();
    const { id } = consent;
    await scenario.mutate(person, 'confirmSeparateConsent', { id, version: 2, warningId: WARNING });
    const narrow = { id, version: 3, terms: { clusters: ['GRADE'] } };
    const { consent: narrowed } = await scenario.mutate(person, 'narrowConsent', narrow);
    expect(narrowed.separate).toBeNull();
    expect(await scenario.use([id])).toMatchObject([{ valid: true, clusters: ['GRADE'] }]);
  });
});

describe('an idempotency key', () => {
  it('returns the same response to a repetition, whatever has happened since', async () => {
    const input = { subjectIdNumber: KNOWN, clusters: ['GRADE'], oneTime: true };
    const first = await scenario.mutate(bank, 'requestConsent', input, 'same-key-1');
    const { id } = first.consent;
    const grant = { id, version: 1 };
    const granted = await scenario.mutate(person, 'grantConsent', grant, 'same-key-2');
    const revoked = await scenario.mutate(person, 'revokeConsent', { id }, 'same-key-3');
    expect(await scenario.mutate(bank, 'requestConsent', input, 'same-key-1')).toEqual(first);
    expect(await scenario.mutate(person, 'grantConsent', grant, 'same-key-2')).toEqual(granted);
    expect(await scenario.mutate(person, 'revokeConsent', { id }, 'same-key-3')).toEqual(revoked);
    expect((await scenario.read(id, person)).state).toBe('REVOKED');
  });

  it('is refused with other input, or for another step', async () => {
    const input = { subjectIdNumber: KNOWN, clusters: ['GRADE'], oneTime: true };
    const { consent } = await scenario.mutate(bank, 'requestConsent', input, 'used-key-1');
    const other = { ...input, subjectIdNumber: UNKNOWN };
    expect((await scenario.mutate(bank, 'requestConsent', other, 'used-key-1')).code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    const withdraw = (key: string) =>
      scenario.mutate(bank, 'withdrawConsentRequest', { id: consent.id }, key);
    expect((await withdraw('used-key-1')).code).toBe('IDEMPOTENCY_KEY_REUSED');
    const second = await scenario.request();
    await scenario.mutate(person, 'refuseConsent', { id: consent.id }, 'used-key-2');
    const elsewhere = { id: second.consent.id };
    expect((await scenario.mutate(person, 'refuseConsent', elsewhere, 'used-key-2')).code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('belongs to one caller and has 8 to 64 characters', async () => {
    const input = { subjectIdNumber: KNOWN, clusters: ['GRADE'], oneTime: true };
    const one = await scenario.mutate(bank, 'requestConsent', input, 'own-key-1');
    const other = await scenario.mutate(otherBank, 'requestConsent', input, 'own-key-1');
    expect(one.consent.id).not.toBe(other.consent.id);
    for (const key of ['short', 'x'.repeat(65), 'with blank']) {
      expect((await scenario.mutate(bank, 'requestConsent', input, key)).code).toBe(
        'BAD_USER_INPUT',
      );
    }
  });
});

describe('the lists of consents', () => {
  it('return to each party its own, by state on the day and by institution, in pages', async () => {
    const own = await startConsentScenario();
    try {
      const ids: string[] = [];
      while (ids.length < 3) ids.push((await own.granted()).consent.id);
      await own.request({}, otherBank);
      await own.mutate(person, 'revokeConsent', { id: ids[0] });
      const list = async (as: typeof person, filter: string) =>
        (
          await own.ask(
            `{ consents(${filter}first: 50) { totalCount nodes { id state grantee { organization } } } }`,
            as,
          )
        ).data.consents;
      expect((await list(person, '')).totalCount).toBe(4);
      expect((await list(bank, '')).totalCount).toBe(3);
      expect((await list(stranger, '')).totalCount).toBe(0);
      expect((await list(person, 'filter: { state: REVOKED }, ')).nodes).toMatchObject([
        { id: ids[0] },
      ]);
      expect(
        (await list(person, `filter: { organization: "${otherBank.organization}" }, `)).totalCount,
      ).toBe(1);
      own.on('2026-07-01');
      expect((await list(person, 'filter: { state: AWAITING }, ')).totalCount).toBe(0);
      expect((await list(person, 'filter: { state: EXPIRED }, ')).totalCount).toBe(1);
      own.on('2027-06-16');
      expect((await list(person, 'filter: { state: EXPIRED }, ')).totalCount).toBe(3);
      const seen: string[] = [];
      let after = '';
      do {
        const { data } = await own.ask(
          `{ consents(first: 1${after}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
          person,
        );
        seen.push(data.consents.nodes[0].id);
        after = data.consents.pageInfo.hasNextPage
          ? `, after: "${data.consents.pageInfo.endCursor}"`
          : '';
      } while (after !== '');
      expect(new Set(seen).size).toBe(4);
    } finally {
      await own.stop();
    }
  });
});

describe('the preview', () => {
  const PREVIEW = `query ($id: ID!) { consent(id: $id) { preview { operation fields {
    type field nameZh nameEn subgraph cluster opens mask separate open } } } }`;

  it('lists the fields, how each is opened, and what needs a separate consent', async () => {
    const { consent } = await scenario.request({ clusters: ['IDENTITY', 'FINANCE'] });
    const { data } = await scenario.ask(PREVIEW, person, { id: consent.id });
    const { fields, operation } = data.consent.preview;
    const of = (name: string) => fields.find((each: any) => `${each.type}.${each.field}` === name);
    expect(of('NaturalPerson.idNumber')).toMatchObject({
      subgraph: 'subjects',
      cluster: 'IDENTITY',
      opens: 'MASKED',
      mask: 'ID_NUMBER',
      separate: false,
      open: false,
      nameZh: expect.stringContaining('公民身份号码'),
    });
    expect(of('NaturalPerson.name')).toMatchObject({ opens: 'VALUE', mask: null });
    expect(of('TaxGrade.score')).toMatchObject({
      subgraph: 'commerce',
      opens: 'VALUE',
      separate: true,
    });
    expect(of('NaturalPerson.birthDate')).toBeUndefined();
    expect(fields.some((each: any) => each.type === 'LegalPerson')).toBe(false);
    expect(operation).toContain(`subject(id: "${PERSON}")`);
    expect(operation).toContain('idNumber');
    expect(operation).toContain('taxGrades');
  });

  it('is refused to the bank', async () => {
    const { consent } = await scenario.granted();
    const answer = await scenario.ask(PREVIEW, bank, { id: consent.id });
    expect(answer.data.consent.preview).toBeNull();
    expect(answer.codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('has the bank’s Viewer for the subject only, and counts no use', async () => {
    const { consent } = await scenario.request();
    const { id } = consent;
    const at = '2026-06-15T04:00:00.000Z';
    const ask = (subjectId: string, represents: string[] = []) =>
      scenario.registry.previewConsent({ id, at, subjectId, represents });
    expect(await ask(PERSON)).toEqual({
      grant: { id, version: 1, subjectId: PERSON, clusters: ['GRADE', 'FINANCE'] },
      organization: BANK_CODE,
      client: 'bank-client',
      purpose: 'lending',
    });
    expect(await ask('per-2', [COMPANY])).toBeNull();
    await scenario.mutate(person, 'grantConsent', { id, version: 1 });
    expect((await ask(PERSON))?.grant.clusters).toEqual(['GRADE']);
    await scenario.mutate(person, 'revokeConsent', { id });
    expect(await ask(PERSON)).toBeNull();
    expect((await scenario.read(id, person)).uses.total).toBe(0);
  });
});
