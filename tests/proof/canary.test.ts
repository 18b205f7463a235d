import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import pino from 'pino';
import { SUPERGRAPH } from '../support/supergraph';
import { createGateway, type Gateway } from '../../gateway/createGateway';
import { openDemoIssuer } from '../../gateway/authentication/demoIssuer';
import { tokenVerifier } from '../../gateway/authentication/verifyToken';
import { Random } from '../gateway/permissions/random';
import { canariesIn, guardedScalars, PLACES, plantCanaries, type Canary } from './canaries';
import { randomQuestion, type Pool } from './randomQuestion';
import { startDataset, type ProofDataset } from './dataset';
import { spares } from '../support/spares';

const SEED = 20260802;
const QUESTIONS = Number(process.env['CANARY_QUESTIONS'] ?? 80);

let dataset: ProofDataset;
let gateway: Gateway;
let planted: ReadonlyMap<string, Canary>;
let dataDir: string;
let questions: string[];
let people: string[];
let organizations: string[];
let token: (claims: Record<string, unknown>) => Promise<string>;
const logged: string[] = [];

beforeAll(async () => {
  const log = pino(
    { level: 'trace' },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged.push(chunk.toString());
        done();
      },
    }),
  );
  dataset = await startDataset(300, log);
  planted = await plantCanaries(dataset);
  dataDir = await mkdtemp(join(tmpdir(), 'hedong-canary-'));
  const issuer = await openDemoIssuer(dataDir);
  token = (claims) => issuer.issue(claims, '1h');
  gateway = await createGateway({
    spares,
    supergraph: SUPERGRAPH,
    port: 0,
    host: '127.0.0.1',
    log,
    subgraphs: dataset.subgraphs,
    verifyToken: tokenVerifier(issuer),
    anonymousIntrospection: true,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  });
  const subjects = await dataset.rows('subjects', 'Subject');
  people = subjects.filter((row) => row['kind'] === 'NATURAL_PERSON').map(({ _id }) => _id);
  organizations = subjects.filter((row) => 'uscc' in row).map(({ _id }) => _id);
  const pool: Pool = {
    ids: [...people.slice(0, 60), ...people.slice(-5), ...organizations.slice(0, 40)],
    usccs: subjects.flatMap(({ uscc }) => (typeof uscc === 'string' ? [uscc] : [])).slice(0, 20),
  };
  const { text } = await post(getIntrospectionQuery());
  const schema = buildClientSchema((JSON.parse(text) as { data: IntrospectionQuery }).data);
  // Each question has a seed of its own, so that a new field changes few of the others. Those that
  // are refused as a whole, as too expensive, would prove nothing.
  questions = [];
  for (let seed = SEED; questions.length < QUESTIONS && seed < SEED + 20 * QUESTIONS; seed++) {
    const question = randomQuestion(schema, new Random(seed), pool);
    if (isAnswered((await post(question)).text)) questions.push(question);
  }
}, 180_000);

afterAll(async () => {
  await gateway.stop();
  await dataset.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const isAnswered = (text: string) => text.includes('"data":{');

/** One request over HTTP; `all` is the whole response, headers included. */
async function post(query: string, bearer?: string): Promise<{ text: string; all: string }> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  return { text, all: `${JSON.stringify([...response.headers])}\n${text}` };
}

const BATCH = 'Provenance.batch';
/** What officers read of every record that they see. */
const REPORTING = [BATCH, 'Permit.lateNote', 'Penalty.lateNote'];
const office = { loa: 3, district: '110101', department: 'building-economy' };
const inOffice = {
  ...office,
  purpose: 'supervision',
  case_file: { reference: 'HD-1', subjects: [] },
};

/** Callers without a right, and the fields of open records that they may read. */
const CALLERS: [string, Record<string, unknown> | undefined, string[]][] = [
  ['nobody', undefined, []],
  ['a logged-in stranger', { sub: 's', roles: ['person'], subject_id: 'not-of-this-world' }, []],
  ['a bank without consent', { sub: 'b', roles: ['bank'], purpose: 'lending' }, []],
  ['an analyst', { sub: 'a', roles: ['analyst'], purpose: 'statistics', ...office }, []],
  ['an auditor', { sub: 'u', roles: ['auditor'], purpose: 'audit', ...office }, [BATCH]],
  ['an officer elsewhere', { sub: 'o', roles: ['officer'], ...inOffice }, REPORTING],
];

/** Callers whose right depends on a proof that they omit. */
const INCOMPLETE: [string, () => Record<string, unknown>][] = [
  ['the officer of everybody’s case, for no purpose', () => officerOfCase({ purpose: undefined })],
  [
    'the officer of everybody’s case, for another’s purpose',
    () => officerOfCase({ purpose: 'lending' }),
  ],
  ['an officer in an emergency without a reason', () => officerOfCase({ purpose: 'break-glass' })],
];

describe('the canaries', () => {
  it('are in every guarded field that has its own value', () => {
    expect([...Object.keys(PLACES), BATCH].sort()).toEqual([...guardedScalars].sort());
    const where = new Set([...planted.values()].map(({ of }) => of));
    expect([...where]).toEqual(expect.arrayContaining([...guardedScalars]));
    expect(
      [...planted.values()].filter(({ of }) => of.endsWith('hidden record')).length,
    ).toBeGreaterThan(50);
  });
});

describe.each(CALLERS)('a response to %s', (_who, claims, allowed) => {
  it('contains no canary that the caller may not see', async () => {
    const bearer = claims && (await token(claims));
    let answered = 0;
    for (const query of questions) {
      const { text, all } = await post(query, bearer);
      if (isAnswered(text)) answered++;
      const revealed = canariesIn(all, planted)
        .map((word) => planted.get(word)!)
        .filter(({ of, hidden }) => hidden || !allowed.includes(of));
      expect({ query, seed: SEED, revealed }).toEqual({ query, seed: SEED, revealed: [] });
    }
    expect(answered).toBeGreaterThan(0.9 * QUESTIONS);
  }, 120_000);
});

describe.each(INCOMPLETE)('a response to %s', (_who, claims) => {
  it('contains no canary', async () => {
    const bearer = await token(claims());
    for (const query of questions) {
      const revealed = canariesIn((await post(query, bearer)).all, planted);
      expect({ query, seed: SEED, revealed }).toEqual({ query, seed: SEED, revealed: [] });
    }
  }, 120_000);
});

describe('the same queries', () => {
  it.each([
    ['the officer of everybody’s case', () => officerOfCase(), 8],
    ['a person who represents organisations', () => representative(), 1],
  ])(
    'return canaries to %s, which proves that the queries can reveal them',
    async (_who, claims, kinds) => {
      const bearer = await token(claims());
      const revealed = new Set<string>();
      for (const query of questions)
        for (const word of canariesIn((await post(query, bearer)).all, planted))
          revealed.add(planted.get(word)!.of);
      expect(revealed.size).toBeGreaterThanOrEqual(kinds);
    },
    120_000,
  );
});

describe('the log', () => {
  it('contains no canary, whoever sent the query', () => {
    expect(logged.length).toBeGreaterThan(QUESTIONS);
    expect(canariesIn(logged.join('\n'), planted)).toEqual([]);
  });
});

function officerOfCase(more: Record<string, unknown> = {}): Record<string, unknown> {
  const subjects = [...people, ...organizations].slice(0, 100);
  const own = { sub: 'c', roles: ['officer'], ...inOffice };
  return { ...own, case_file: { reference: 'HD-1', subjects }, ...more };
}

function representative(): Record<string, unknown> {
  return {
    sub: 'r',
    roles: ['person'],
    subject_id: people[0],
    represents: organizations.slice(0, 40),
  };
}
