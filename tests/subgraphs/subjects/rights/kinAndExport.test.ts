import request from 'supertest';
import { readLimitsConfig } from '../../../../gateway/limits/config';
import { askOver, startDataset, type Site, type TestDataset } from './support';

let dataset: TestDataset;
let site: Site;
let steward: string;
let deceased: string;
let kin: string;
let kinToken: string;
let keys = 0;

const key = () => `key-${String(++keys).padStart(8, '0')}`;
const DOCUMENT = { title: '居民死亡医学证明', number: 'HD-2026-1', date: '2026-06-29' };

beforeAll(async () => {
  dataset = await startDataset();
  site = await dataset.site();
  steward = await dataset.token('steward', { department: 'civil-affairs' });
  deceased = dataset.demo.lawyer;
  kin = dataset.demo.teacher;
  kinToken = await dataset.token('person', { subject: kin });
}, 180_000);
afterAll(async () => {
  await site.stop();
  await dataset.stop();
});

async function mutate(field: string, type: string, input: object, part: string) {
  const { body } = await askOver(
    site.gateway,
    `mutation ($input: ${type}!, $key: ID!) { answer: ${field}(input: $input, key: $key) { ${part} } }`,
    { input, key: key() },
    steward,
  );
  expect(body.errors).toBeUndefined();
  return body.data.answer as Record<string, any>;
}

const PERSON =
  'query ($id: ID!) { subject(id: $id) { ... on NaturalPerson { name idNumber birthDate contact { phone } } } }';
const asKin = (headers: Record<string, string>, id = deceased) =>
  askOver(site.gateway, PERSON, { id }, kinToken, headers);

const exportOf = (query: Record<string, string>, token?: string, headers = {}) => {
  const get = request(site.gateway.app).get('/me/export').query(query).set(headers);
  return token === undefined ? get : get.set('authorization', `Bearer ${token}`);
};

describe('next of kin', () => {
  let kinship: Record<string, any>;

  it('are refused as a whole before there is a proof, whomever they name', async () => {
    const answers = await Promise.all(
      [deceased, 'nobody', dataset.demo.company, kin, ' ', 'x'.repeat(200)].map((id) =>
        asKin({ 'acting-for': id }),
      ),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(403);
      expect(body).toEqual(answers[0]!.body);
      expect(body.errors[0].extensions.code).toBe('PROOF_REQUIRED');
    }
  });

  it('read what the deceased could read, once a steward has recorded the kinship', async () => {
    const own = await askOver(
      site.gateway,
      PERSON,
      { id: deceased },
      await dataset.token('person', { subject: deceased }),
    );
    expect(own.body.data.subject.idNumber).toMatch(/^\d{17}[\dX]$/);
    await mutate(
      'recordDeath',
      'DeathInput',
      { subjectId: deceased, version: 0, diedOn: '2026-06-28', document: DOCUMENT },
      'version',
    );
    kinship = await mutate(
      'recordKinship',
      'KinshipInput',
      { deceasedId: deceased, kinId: kin, relation: 'SIBLING', document: DOCUMENT },
      'id version',
    );
    const seen = await asKin({ 'acting-for': deceased });
    expect(seen.body).toEqual(own.body);
    // Only with the header, and only that person's data.
    expect((await asKin({})).body.data.subject.idNumber).toBeNull();
    const other = await asKin({ 'acting-for': deceased }, dataset.demo.person);
    expect(other.body.data.subject.idNumber).toBeNull();
    // The same header opens no other person's data.
    const stranger = await askOver(
      site.gateway,
      PERSON,
      { id: deceased },
      await dataset.token('person', { subject: dataset.demo.person }),
      { 'acting-for': deceased },
    );
    expect(stranger.body.errors[0].extensions.code).toBe('PROOF_REQUIRED');
    const bank = await askOver(
      site.gateway,
      PERSON,
      { id: deceased },
      await dataset.token('bank', { subject: kin }),
      { 'acting-for': deceased },
    );
    expect(bank.body.errors[0].extensions.code).toBe('PROOF_REQUIRED');
  });

  it('are in the log with a legal basis of their own, and may export what the deceased left', async () => {
    const { status, body } = await exportOf({ for: deceased }, kinToken, {
      'acting-for': deceased,
    });
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(body.about).toEqual({ type: 'NaturalPerson', id: deceased });
    expect(JSON.stringify(body.data.subject.accessHistory)).toContain('KIN');
  });

  it('are refused after the revocation', async () => {
    await mutate(
      'revokeKinship',
      'KinshipRevocationInput',
      { id: kinship['id'], version: 1, reason: '证明文书被撤销' },
      'version',
    );
    const after = await asKin({ 'acting-for': deceased });
    expect(after.body.errors[0].extensions.code).toBe('PROOF_REQUIRED');
  });
});

describe('the export', () => {
  let token: string;

  beforeAll(async () => {
    token = await dataset.token('person');
    const { body } = await askOver(
      site.gateway,
      'mutation ($input: CorrectionInput!, $key: ID!) { requestCorrection(input: $input, key: $key) { id } }',
      {
        input: {
          target: { type: 'NaturalPerson', id: dataset.demo.person, field: 'name' },
          statement: '<b>姓名有误</b>',
        },
        key: key(),
      },
      token,
    );
    if (body.errors) throw new Error('The request for correction was refused.');
  });

  it('contains all data about the caller, every list to its end', async () => {
    const answer = await exportOf({}, token);
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="export-2026-06-30.json"',
    );
    const { about, data, fields, withheld, generatedAt } = answer.body;
    expect(about).toEqual({ type: 'NaturalPerson', id: dataset.demo.person });
    expect(generatedAt).toBe('2026-06-30T04:00:00.000Z');
    expect(data.me).toMatchObject({
      __typename: 'NaturalPerson',
      id: dataset.demo.person,
      idNumber: expect.stringMatching(/^\d{17}[\dX]$/),
      contact: { __typename: 'PersonalContact', phone: expect.any(String) },
    });
    expect(fields['NaturalPerson.idNumber'].zh).toBe('公民身份号码');
    const totals = await askOver(
      site.gateway,
      '{ me { ... on NaturalPerson { positions { totalCount } } permits { totalCount } honours { totalCount } qualifications { totalCount } practitioners { id } } }',
      {},
      token,
    );
    const { me } = totals.body.data;
    for (const list of ['positions', 'permits', 'honours', 'qualifications'])
      expect([list, data.me[list].length]).toEqual([list, me[list].totalCount]);
    expect(data.me.practitioners.map(({ id }: { id: string }) => id)).toEqual(
      me.practitioners.map(({ id }: { id: string }) => id),
    );
    expect(data.me.practitioners[0].licenceNumber).toEqual(expect.any(String));
    for (const record of [...data.me.qualifications, ...data.me.permits])
      expect(record.provenance.receivedAt).toEqual(expect.any(String));
    expect(data.me.accessHistory.length).toBeGreaterThan(0);
    expect(data.corrections).toMatchObject([{ statement: '<b>姓名有误</b>', by: 'SUBJECT' }]);
    expect(Array.isArray(data.consents)).toBe(true);
    expect(withheld.some((path: string) => path.endsWith('provenance.batch'))).toBe(true);
  });

  it('contains about others only what is open to everybody', async () => {
    const { body } = await exportOf({}, token);
    for (const position of body.data.me.positions)
      expect(Object.keys(position.party)).not.toContain('idNumber');
  });

  it('is a readable page without scripts, with every value escaped', async () => {
    const answer = await exportOf({ format: 'html' }, token);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; frame-ancestors 'none'$/,
    );
    expect(answer.text).toContain('公民身份号码 <small>');
    expect(answer.text).toContain('&lt;b&gt;姓名有误&lt;/b&gt;');
    expect(answer.text).not.toContain('<b>');
    expect(answer.text).not.toMatch(/<script|javascript:| on\w+=/i);
  });

  it('may be made of a represented organisation, and of no other', async () => {
    const company = await exportOf({ for: dataset.demo.organization }, token);
    expect(company.body.about).toEqual({ type: 'LegalPerson', id: dataset.demo.organization });
    expect(company.body.data.subject.contact.phone).toBeDefined();
    for (const id of [dataset.demo.lawFirm, dataset.demo.teacher, 'nobody']) {
      const { status, body } = await exportOf({ for: id }, token);
      expect([status, body.errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
    }
  });

  it('is refused to visitors, and to callers without a subject', async () => {
    expect((await exportOf({})).status).toBe(401);
    const bank = await exportOf({}, await dataset.token('bank'));
    expect([bank.status, bank.body.errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
    const bad = await exportOf({ format: 'xml' }, token);
    expect([bad.status, bad.body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    const put = await request(site.gateway.app).put('/me/export');
    expect(put.status).toBe(405);
  });

  it('obeys the limits on operations: costly ones are reduced, callers without quota refused', async () => {
    const whole = await exportOf({}, token);
    const base = { production: false };
    const small = await dataset.site({
      limits: readLimitsConfig(base, { MAX_OPERATION_COST: '6000' }),
    });
    const again = await request(small.gateway.app)
      .get('/me/export')
      .set('authorization', `Bearer ${token}`);
    expect(again.body.errors).toBeUndefined();
    const strip = (held: Record<string, unknown>) => ({ ...held, accessHistory: null });
    expect(strip(again.body.data.me)).toEqual(strip(whole.body.data.me));
    await small.stop();
    const poor = await dataset.site({
      limits: readLimitsConfig(base, { COST_PER_MINUTE: '50' }),
    });
    const refused = await request(poor.gateway.app)
      .get('/me/export')
      .set('authorization', `Bearer ${token}`);
    expect([refused.status, refused.body.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
    await poor.stop();
    const tight = await dataset.site({
      limits: readLimitsConfig(base, { MAX_OPERATION_COST: '6000', COST_PER_MINUTE: '6000' }),
    });
    let last = refused;
    for (let turn = 0; turn === 0 || (last.status === 200 && turn < 20); turn++)
      last = await request(tight.gateway.app)
        .get('/me/export')
        .set('authorization', `Bearer ${token}`);
    expect([last.status, last.body.errors[0].extensions]).toEqual([
      429,
      { code: 'RATE_LIMITED', retryAfter: Number(last.headers['retry-after']) },
    ]);
    await tight.stop();
  }, 90_000);
});
