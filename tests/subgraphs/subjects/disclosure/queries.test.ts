import type { DisclosureEvent } from '../../../../schema/registry';
import { leafHash } from '../../../../schema/log/merkle';
import type { Viewer } from '../../../../schema/viewer';
import type { LogModels } from '../../../../subgraphs/subjects/disclosure/stored/model';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import { ask, codes } from '../../../support/ask';
import { organization, naturalPerson } from '../../../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { auditor as anAuditor, bank, officer, person, viewerAs } from '../../../support/viewers';
import { event } from './support';
import { includes, extendsTree } from './rfc6962';

const NOW = '2026-06-30T04:00:00.000Z';
const auditor: Viewer = { ...anAuditor, purpose: 'audit', client: 'audit-desk' };
const own = person('per-1', ['org-1']);

interface Models {
  readonly subject: { create(document: unknown): Promise<unknown> };
  readonly log: LogModels;
}

let under: SubgraphUnderTest<Models>;
const append = (events: DisclosureEvent[]) => under.subgraph.registry!.append(events);

const HISTORY = `query ($id: ID!, $from: DateTime, $to: DateTime, $organization: String, $first: Int, $after: String) {
  subject(id: $id) {
    accessHistory(from: $from, to: $to, organization: $organization, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id at organization organizationName roles purpose { code name legalBasis }
        basis basisText basisTextEnglish consentId consentVersion caseReference reason
        fields { type field nameZh nameEn result } result subgraph matrixVersion logIndex
      }
    }
  }
}`;

async function history(variables: Record<string, unknown> = {}, viewer: Viewer = own) {
  const answer = await ask(under.subgraph, HISTORY, { id: 'per-1', ...variables }, viewer);
  expect(answer.errors).toBeUndefined();
  return (answer.data as any).subject.accessHistory;
}

const ACCESSES = `query ($id: ID!, $organization: String, $purpose: String, $result: DisclosureResult,
    $from: DateTime, $to: DateTime, $includeOwn: Boolean, $first: Int, $after: String, $last: Int, $before: String) {
  subject(id: $id) {
    accessHistory(organization: $organization, purpose: $purpose, result: $result, from: $from, to: $to,
        includeOwn: $includeOwn, first: $first, after: $after, last: $last, before: $before) {
      totalCount ownCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes {
        id basis consentId result subgraph logIndex fields { type field result }
        entries { eventId subgraph basis consentId logIndex fields { type field result }
                  inclusionProof { index leaf leafHash } }
      }
    }
  }
}`;

async function accesses(variables: Record<string, unknown> = {}) {
  const answer = await ask(
    under.subgraph,
    ACCESSES,
    { id: 'per-3', ...variables },
    person('per-3'),
  );
  expect(answer.errors).toBeUndefined();
  return (answer.data as any).subject.accessHistory;
}

const ids = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);

beforeAll(async () => {
  under = await subgraphUnderTest<Models>(subjectsSubgraph, { now: () => new Date(NOW) });
  await under.models.subject.create(naturalPerson());
  await under.models.subject.create(
    naturalPerson({ _id: 'per-3', idNumber: '120102188001010028' }),
  );
  await under.models.subject.create(organization());
  await append([
    event('e-bank', { at: '2026-06-01T00:00:00.000Z' }),
    event('e-case', {
      at: '2026-06-02T00:00:00.000Z',
      basis: 'CASE',
      purpose: 'supervision',
      actor: 'officer-1',
      roles: ['officer'],
      organization: undefined,
      department: 'market-regulation',
      consent: undefined,
      caseReference: 'HD-2026-0001',
      disclosed: ['NaturalPerson.name', 'Penalty'],
      masked: [],
      denied: ['NaturalPerson.birthDate'],
    }),
    event('e-denied', {
      at: '2026-06-03T00:00:00.000Z',
      basis: 'NONE',
      organization: '91330100799655058B',
      disclosed: [],
      masked: [],
      denied: ['PersonalContact.phone'],
    }),
    event('e-covert', {
      at: '2026-06-04T00:00:00.000Z',
      basis: 'CASE',
      covertUntil: '2026-07-30T00:00:00.000Z',
    }),
    event('e-was-covert', {
      at: '2026-06-05T00:00:00.000Z',
      basis: 'CASE',
      covertUntil: '2026-06-20T00:00:00.000Z',
    }),
    event('e-alert', {
      at: '2026-06-06T00:00:00.000Z',
      basis: 'EMERGENCY',
      purpose: 'break-glass',
      reason: 'missing child, father to be reached',
    }),
    event('e-org', { at: '2026-06-07T00:00:00.000Z', subjectId: 'org-1' }),
    event('e-other', { at: '2026-06-08T00:00:00.000Z', subjectId: 'per-2' }),
  ]);
}, 60_000);

afterAll(() => under.stop());

describe('the access history of a person', () => {
  it('lists every access in plain words, newest first', async () => {
    const page = await history();
    expect(ids(page)).toEqual(['e-alert', 'e-was-covert', 'e-denied', 'e-case', 'e-bank']);
    const [alert, , denied, inCase, bankEntry] = page.nodes;
    expect(bankEntry).toEqual({
      id: 'e-bank',
      at: '2026-06-01T00:00:00.000Z',
      organization: '91120102MA00XX0A90',
      organizationName: '天津河东恒信科技有限公司',
      roles: ['bank'],
      purpose: {
        code: 'lending',
        name: '授信审批',
        legalBasis: expect.stringContaining('第十八条'),
      },
      basis: 'CONSENT',
      basisText: expect.stringContaining('依据您的同意查询'),
      basisTextEnglish: expect.stringContaining('your consent'),
      consentId: 'consent-1',
      consentVersion: 3,
      caseReference: null,
      reason: null,
      fields: [
        {
          type: 'NaturalPerson',
          field: 'name',
          nameZh: '姓名',
          nameEn: 'Name',
          result: 'DISCLOSED',
        },
        {
          type: 'NaturalPerson',
          field: 'idNumber',
          nameZh: '公民身份号码',
          nameEn: 'Resident identity number',
          result: 'MASKED',
        },
      ],
      result: 'DISCLOSED',
      subgraph: 'subjects',
      matrixVersion: '2026-1',
      logIndex: 0,
    });
    expect(inCase).toMatchObject({
      organization: 'market-regulation',
      organizationName: '天津市河东区市场监督管理局',
      basis: 'CASE',
      caseReference: 'HD-2026-0001',
    });
    expect(inCase.fields.at(-1)).toMatchObject({ nameZh: '出生日期', result: 'DENIED' });
    expect(denied).toMatchObject({
      result: 'DENIED',
      basis: 'NONE',
      basisText: '未出示查询依据。',
    });
    expect(alert).toMatchObject({
      basis: 'EMERGENCY',
      reason: 'missing child, father to be reached',
    });
  });

  it('is filtered by period and by organisation, and paged by cursors', async () => {
    expect(
      ids(await history({ from: '2026-06-02T00:00:00Z', to: '2026-06-05T00:00:00Z' })),
    ).toEqual(['e-denied', 'e-case']);
    expect(ids(await history({ organization: '91330100799655058B' }))).toEqual(['e-denied']);
    expect(ids(await history({ organization: 'market-regulation' }))).toEqual(['e-case']);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: any = await history({ first: 2, after });
      seen.push(...ids(page));
      expect(page.totalCount).toBe(5);
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual(['e-alert', 'e-was-covert', 'e-denied', 'e-case', 'e-bank']);
  });

  it('of an organisation is shown only to its representative', async () => {
    expect(ids(await history({ id: 'org-1' }))).toEqual(['e-org']);
    for (const viewer of [
      bank,
      officer,
      auditor,
      person('per-2'),
      { ...own, purpose: 'lending' },
    ]) {
      const answer = await ask(under.subgraph, HISTORY, { id: 'per-1' }, viewer);
      expect((answer.data as any).subject.accessHistory).toBeNull();
      expect(codes(answer)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
  });

  it('has a valid inclusion proof for each entry', async () => {
    const answer = await ask(
      under.subgraph,
      `{ me { accessHistory { nodes { inclusionProof { index treeSize leafHash leaf path rootHash
         head { size rootHash timestamp signature } } } } } }`,
      {},
      own,
    );
    expect(answer.errors).toBeUndefined();
    const nodes = (answer.data as any).me.accessHistory.nodes;
    expect(nodes).toHaveLength(5);
    for (const { inclusionProof: proof } of nodes) {
      const leaf = leafHash(proof.leaf, 'sha256');
      expect(leaf.toString('hex')).toBe(proof.leafHash);
      const bytes = (hex: string) => Buffer.from(hex, 'hex');
      expect(
        includes(proof.index, proof.treeSize, leaf, proof.path.map(bytes), bytes(proof.rootHash)),
      ).toBe(true);
      expect(proof.head).toMatchObject({ size: proof.treeSize, rootHash: proof.rootHash });
    }
  });

  it('is read in a constant number of commands', async () => {
    await history();
    under.commands();
    await history({ first: 100 });
    // The subject, a page, its total, and the names of organisations and of their clients.
    expect(under.commands().length).toBeLessThanOrEqual(6);
  });
});

describe('the accesses of several subgraphs', () => {
  const about = (id: string, more: Partial<DisclosureEvent>) =>
    event(id, { subjectId: 'per-3', ...more });
  const request1 = { requestId: 'request-1', at: '2026-05-01T08:00:00.000Z' };
  const self = {
    basis: 'SELF',
    actor: 'per-3',
    roles: ['person'],
    purpose: 'self',
    organization: undefined,
    consent: undefined,
  } as const;

  beforeAll(async () => {
    await append([
      about('a-1', {
        ...request1,
        basis: 'NONE',
        consent: undefined,
        disclosed: [],
        masked: [],
        denied: ['Penalty', 'NaturalPerson.name'],
        subgraph: 'government',
      }),
      // Of another request at the same moment, by the same caller.
      about('a-2', { ...request1, requestId: 'request-2' }),
      // An own visit, in two subgraphs.
      about('a-3', { ...self, requestId: 'request-3', at: '2026-05-02T08:00:00.000Z' }),
      about('a-4', { requestId: 'request-4', at: '2026-05-03T08:00:00.000Z', purpose: 'hiring' }),
      about('a-5', { ...request1, subgraph: 'subjects' }),
      about('a-6', {
        ...self,
        requestId: 'request-3',
        at: '2026-05-02T08:00:00.000Z',
        subgraph: 'social',
      }),
      about('a-7', {
        requestId: 'request-5',
        at: '2026-05-04T08:00:00.000Z',
        disclosed: [],
        denied: ['NaturalPerson.name'],
      }),
    ]);
  });

  it('of one request are one access with the fields of all, each entry provable', async () => {
    const { nodes } = await accesses({ to: '2026-05-02T00:00:00Z' });
    expect(ids({ nodes })).toEqual(['a-2', 'a-1']);
    const [, access] = nodes;
    expect(access).toMatchObject({
      basis: 'CONSENT',
      consentId: 'consent-1',
      result: 'DISCLOSED',
      subgraph: 'government',
      fields: [
        { type: 'NaturalPerson', field: 'name', result: 'DISCLOSED' },
        { type: 'NaturalPerson', field: 'idNumber', result: 'MASKED' },
        { type: 'Penalty', field: null, result: 'DENIED' },
      ],
    });
    expect(access.entries).toMatchObject([
      { eventId: 'a-1', subgraph: 'government', basis: 'NONE', consentId: null },
      { eventId: 'a-5', subgraph: 'subjects', basis: 'CONSENT', consentId: 'consent-1' },
    ]);
    expect(access.logIndex).toBe(access.entries[0].logIndex);
    for (const { eventId, logIndex, inclusionProof: proof } of access.entries) {
      expect(proof).toMatchObject({ index: logIndex, leaf: expect.stringContaining(eventId) });
      expect(leafHash(proof.leaf, 'sha256').toString('hex')).toBe(proof.leafHash);
    }
  });

  it('by the person are counted, and listed on request only', async () => {
    const others = await accesses();
    expect(ids(others)).toEqual(['a-7', 'a-4', 'a-2', 'a-1']);
    expect([others.totalCount, others.ownCount]).toEqual([4, 1]);
    const all = await accesses({ includeOwn: true });
    expect(ids(all)).toEqual(['a-7', 'a-4', 'a-3', 'a-2', 'a-1']);
    expect([all.totalCount, all.ownCount]).toEqual([5, 1]);
    expect(all.nodes[2].entries).toMatchObject([{ eventId: 'a-3' }, { eventId: 'a-6' }]);
  });

  it.each([
    [{ purpose: 'hiring' }, ['a-4'], 0],
    [{ result: 'MASKED' }, ['a-7'], 0],
    [{ result: 'DISCLOSED' }, ['a-4', 'a-2', 'a-1'], 1],
    [{ result: 'DENIED' }, [], 0],
    [{ organization: '91120102MA00XX0A90', purpose: 'lending' }, ['a-7', 'a-2', 'a-1'], 0],
    [{ from: '2026-05-02T00:00:00Z', to: '2026-05-04T00:00:00Z' }, ['a-4'], 1],
    [{ purpose: 'self', includeOwn: true }, ['a-3'], 1],
  ])('are filtered by %j', async (filter, expected, ownCount) => {
    const page = await accesses(filter);
    expect(ids(page)).toEqual(expected);
    expect(page).toMatchObject({ totalCount: expected.length, ownCount });
  });

  it('are paged from either end without repeated or missing accesses', async () => {
    const [forward, backward]: string[][] = [[], []];
    for (let after: string | null = null, more = true; more;) {
      const page: any = await accesses({ first: 1, after, includeOwn: true });
      forward!.push(...ids(page));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    for (let before: string | null = null, more = true; more;) {
      const page: any = await accesses({ last: 2, before, includeOwn: true });
      backward!.unshift(...ids(page));
      ({ hasPreviousPage: more, startCursor: before } = page.pageInfo);
    }
    expect(forward).toEqual(['a-7', 'a-4', 'a-3', 'a-2', 'a-1']);
    expect(backward).toEqual(forward);
  });
});

describe('the search of auditors', () => {
  const SEARCH = `query ($filter: DisclosureFilter, $first: Int) {
    disclosures(filter: $filter, first: $first) {
      nodes { id at actor organization department purpose basis subjectId alert releaseAt erased
              requestId operation clusters fields { type field result } consentId caseReference reason logIndex }
    }
  }`;
  const search = async (filter: Record<string, unknown>) => {
    const answer = await ask(under.subgraph, SEARCH, { filter, first: 100 }, auditor);
    expect(answer.errors).toBeUndefined();
    return (answer.data as any).disclosures.nodes as Record<string, any>[];
  };

  it.each([
    [{ actor: 'officer-1' }, ['e-case']],
    [{ organization: '91330100799655058B' }, ['e-denied']],
    [{ department: 'market-regulation' }, ['e-case']],
    [{ purpose: 'break-glass' }, ['e-alert']],
    [{ subjectId: 'per-2', basis: 'CONSENT' }, ['e-other']],
    [{ basis: 'EMERGENCY' }, ['e-alert']],
    [{ alert: true }, ['e-alert']],
    [{ basis: 'CASE' }, ['e-was-covert', 'e-covert', 'e-case']],
    [{ from: '2026-06-07T00:00:00Z', to: '2026-06-09T00:00:00Z' }, ['e-other', 'e-org']],
  ])('finds by %j', async (filter, expected) => {
    expect((await search(filter)).map(({ id }) => id)).toEqual(expected);
  });

  it('shows the details, and is logged as an access that the person sees', async () => {
    const [entry] = await search({ actor: 'bank-clerk', subjectId: 'per-1', basis: 'CONSENT' });
    expect(entry).toMatchObject({
      id: 'e-bank',
      subjectId: 'per-1',
      requestId: 'request-of-e-bank',
      clusters: ['IDENTITY'],
      consentId: 'consent-1',
      erased: false,
    });
    const [mine] = (await history({ first: 1 })).nodes;
    expect(mine).toMatchObject({ basis: 'DUTY', roles: ['auditor'], purpose: { code: 'audit' } });
    const searches = await search({ actor: auditor.actor });
    expect(searches[0]).toMatchObject({ actor: auditor.actor, purpose: 'audit', basis: 'DUTY' });
    expect(JSON.parse(searches[0]!['reason'])).toEqual({
      actor: 'bank-clerk',
      basis: 'CONSENT',
      subjectId: 'per-1',
    });
  });

  it('is refused to other callers, and to an auditor with another purpose', async () => {
    for (const viewer of [
      own,
      bank,
      officer,
      viewerAs('steward'),
      { ...auditor, purpose: 'self' },
    ]) {
      const answer = await ask(under.subgraph, SEARCH, {}, viewer);
      expect((answer.data as any).disclosures).toBeNull();
      expect(codes(answer)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
  });
});

describe('the log', () => {
  it('shows heads, keys and consistency to logged-in callers, and entries only to auditors', async () => {
    const query = `{ disclosureLog { head { size rootHash } heads { nodes { size rootHash } }
      signed: head { hashAlgorithm signatureAlgorithm keyId } keys { keyId algorithm x y } prunings { prunedTo } consistencyProof(from: 3) { from to path }
      inclusionProof(index: 2) { index leafHash } leaves(first: 2) { nodes { index leaf indexed } }
      leafHashes(from: 0, count: 2) } }`;
    await ask(under.subgraph, `{ disclosureLog { head { size } } }`, {}, own);
    const asAuditor = await ask(under.subgraph, query, {}, auditor);
    expect(asAuditor.errors).toBeUndefined();
    const log = (asAuditor.data as any).disclosureLog;
    expect(
      log.leaves.nodes.map(({ leaf }: any) => leafHash(leaf, 'sha256').toString('hex')),
    ).toEqual(log.leafHashes);
    expect(log.leaves.nodes.map(({ index, indexed }: any) => [index, indexed])).toEqual([
      [0, true],
      [1, true],
    ]);
    expect(log.heads.nodes.at(-1)).toEqual(log.head);
    const { keyId, ...algorithms } = log.signed;
    expect(algorithms).toEqual({ hashAlgorithm: 'SHA_256', signatureAlgorithm: 'ED25519' });
    expect(log.keys).toEqual([
      { keyId, algorithm: 'ED25519', x: expect.stringMatching(/^[\w-]{43}$/), y: null },
    ]);
    const asPerson = await ask(under.subgraph, query, {}, own);
    expect((asPerson.data as any).disclosureLog).toMatchObject({
      head: log.head,
      inclusionProof: null,
      leaves: null,
      leafHashes: null,
    });
    expect(codes(asPerson)).toHaveLength(3);
    const asNobody = await ask(under.subgraph, `{ disclosureLog { head { size } } }`);
    expect((asNobody.data as any).disclosureLog).toBeNull();
  });

  it('has a valid consistency proof between consecutive heads', async () => {
    await append([event('e-more')]);
    const answer = await ask(
      under.subgraph,
      '{ disclosureLog { head { size } heads { nodes { size rootHash } } } }',
      {},
      own,
    );
    const heads = (answer.data as any).disclosureLog.heads.nodes;
    expect(heads.length).toBeGreaterThan(1);
    for (const [i, from] of heads.slice(0, -1).entries()) {
      const to = heads[i + 1];
      const proof = await ask(
        under.subgraph,
        `{ disclosureLog { consistencyProof(from: ${from.size}, to: ${to.size}) { path } } }`,
        {},
        own,
      );
      const path = (proof.data as any).disclosureLog.consistencyProof.path;
      const bytes = (hex: string) => Buffer.from(hex, 'hex');
      expect(
        extendsTree(from.size, bytes(from.rootHash), to.size, bytes(to.rootHash), path.map(bytes)),
      ).toBe(true);
    }
  });
});
