import request from 'supertest';
import { startProduct, type Product } from '../support/product';
import { walkBackward, walkForward, WALKED, type WalkedPage } from '../support/walkPages';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 60_000);
afterAll(() => product.stop());

const COMPANY = `query ($id: ID!) {
  subject(id: $id) {
    id kind name
    ... on LegalPerson { uscc registration { status } legalRepresentative { since } }
    permits(first: 3) { totalCount nodes { id decisionDate sourceDepartment { name } } }
    penalties(first: 3) { totalCount nodes { id } }
    listEntries(first: 3) { totalCount nodes { id } }
    sectorGrades(first: 3) { nodes { id } }
    honours(first: 3) { nodes { id } }
    enforcements(first: 3) { totalCount nodes { id } }
    restrictions(first: 3) { nodes { id } }
  }
}`;

describe('a query about a company', () => {
  it('is answered from all five subgraphs', async () => {
    const { status, body } = await product.ask(COMPANY, { id: product.demo.company });
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
    expect(body.data.subject).toMatchObject({
      kind: 'LEGAL_PERSON',
      name: product.demo.companyName,
      uscc: product.demo.uscc,
    });
    expect(body.data.subject.permits.nodes[0].sourceDepartment.name).toMatch(/河东/);
    for (const list of ['permits', 'penalties', 'listEntries', 'enforcements']) {
      expect(body.data.subject[list].totalCount).toBeGreaterThan(0);
    }
  });

  it('is answered however often it goes from records to their subject and back', async () => {
    const steps = (count: number): string =>
      count === 0
        ? 'id'
        : `id ${count % 2 ? 'permits' : 'penalties'}(first: 1) { nodes { subject { ${steps(count - 1)} } } }`;
    const { status, body } = await product.ask(
      `query ($id: ID!) { subject(id: $id) { ${steps(4)} } }`,
      { id: product.demo.company },
    );
    expect([status, body.errors]).toEqual([200, undefined]);
    let { subject } = body.data;
    for (const list of ['penalties', 'permits', 'penalties', 'permits']) {
      expect(subject.id).toBe(product.demo.company);
      ({ subject } = subject[list].nodes[0]);
    }
    expect(subject).toEqual({ id: product.demo.company });
  });

  it('finds the same company by its code and by its name', async () => {
    const { body } = await product.ask(
      `query ($uscc: UnifiedSocialCreditCode!, $name: String!) {
        organization(uscc: $uscc) { id }
        searchOrganizations(name: $name) { nodes { id } }
      }`,
      { uscc: product.demo.uscc, name: product.demo.companyName },
    );
    expect(body).toEqual({
      data: {
        organization: { id: product.demo.company },
        searchOrganizations: { nodes: [{ id: product.demo.company }] },
      },
    });
  });

  it('pages through its records of any subgraph backwards as forwards', async () => {
    const { company: id } = product.demo;
    for (const list of ['permits', 'penalties', 'listEntries', 'enforcements']) {
      const page = async (args: string): Promise<WalkedPage> => {
        const { body } = await product.ask(
          `query ($id: ID!) { subject(id: $id) { list: ${list}(${args}) { ${WALKED} } } }`,
          { id },
        );
        expect(body.errors).toBeUndefined();
        return body.data.subject.list;
      };
      expect(await walkBackward(page, 1)).toEqual(await walkForward(page, 1));
    }
  });

  it('names the paging arguments that cannot be combined', async () => {
    const { body } = await product.ask(
      'query ($id: ID!) { subject(id: $id) { permits(first: 1, last: 1) { totalCount } } }',
      { id: product.demo.company },
    );
    expect(body.errors).toEqual([
      expect.objectContaining({
        message:
          'The arguments first and last cannot be combined: use first and after, or last and before.',
        path: ['subject', 'permits'],
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    ]);
  });

  it('sends as many database commands for fifty subjects as for one', async () => {
    const query = COMPANY.replace('($id: ID!)', '($ids: [ID!]!)').replace(
      'subject(id: $id)',
      'subjects(ids: $ids)',
    );
    // The statistics first read all rows, beside requests; an answer comes after that.
    await product.ask('{ publicStatistics(of: PERMIT) { suppressed } }');
    const counts: string[][] = [];
    for (const ids of [product.demo.fifty.slice(0, 1), product.demo.fifty]) {
      product.commands();
      const { body } = await product.ask(query, { ids });
      expect(body.errors).toBeUndefined();
      expect(body.data.subjects).toHaveLength(ids.length);
      counts.push(product.commands().sort());
    }
    expect(counts[1]).toEqual(counts[0]);
  });
});

describe('conditions and aliases of the client', () => {
  it('put a field under an alias that is the name of a key, beside its lists', async () => {
    const { demo } = product;
    const { body } = await product.ask(
      `query ($uscc: UnifiedSocialCreditCode!) {
        organization(uscc: $uscc) { id: name ... on LegalPerson { permits(first: 1) { totalCount } } }
        plain: organization(uscc: $uscc) { name ... on LegalPerson { permits(first: 1) { totalCount } } }
      }`,
      { uscc: demo.uscc },
    );
    expect(body.errors).toBeUndefined();
    const { name, permits } = body.data.plain;
    expect(name).toBe(demo.companyName);
    expect(permits.totalCount).toBeGreaterThan(0);
    expect(body.data.organization).toEqual({ id: name, permits });
  });

  const INSIDE =
    'permits(first: 5) { nodes { subject { %s } } } penalties(first: 5) { nodes { subject { %s } } }';
  const same = (selection: string) => INSIDE.replaceAll('%s', selection);

  it.each([
    ['on another interface', '... on Organization { key: id uscc name }'],
    ['on another interface, in a fragment', '...F'],
    [
      'on the interface inside of it',
      '... on Organization { key: id ... on Subject { ... on Organization { uscc name } } }',
    ],
    [
      'on a type inside of it',
      `... on Organization { ... on LegalPerson { key: id uscc name }
        ... on SelfEmployed { key: id uscc name } ... on UnincorporatedOrganization { key: id uscc name } }`,
    ],
  ])('answer a condition %s like conditions on the types', async (_where, selection) => {
    const types = ['LegalPerson', 'SelfEmployed', 'UnincorporatedOrganization'];
    const expected = types.map((type) => `... on ${type} { key: id uscc name }`).join(' ');
    const fragment = selection === '...F' ? 'fragment F on Organization { key: id uscc name }' : '';
    const [given, wanted] = [
      await product.ask(`{ ${same(selection)} } ${fragment}`),
      await product.ask(`{ ${same(expected)} }`),
    ];
    expect(given.status).toBe(200);
    expect(given.body.errors).toBeUndefined();
    expect(given.body).toEqual(wanted.body);
    const subjects = given.body.data.permits.nodes.map(
      ({ subject }: { subject: object }) => subject,
    );
    expect(subjects).toContainEqual({
      key: expect.any(String) as string,
      uscc: expect.stringMatching(/^[0-9A-Z]{18}$/) as string,
      name: expect.any(String) as string,
    });
  });

  it('continue from such a condition to other subgraphs and back', async () => {
    const { body } = await product.ask(
      `query ($id: ID!) { subject(id: $id) { permits(first: 2) { nodes { subject {
        ... on Organization { id: name ... on Subject { penalties(first: 1) { totalCount nodes {
          subject { ... on Organization { id: uscc } } } } } } } } } } }`,
      { id: product.demo.company },
    );
    expect(body.errors).toBeUndefined();
    for (const { subject } of body.data.subject.permits.nodes) {
      expect(subject.id).toBe(product.demo.companyName);
      expect(subject.penalties.nodes).toEqual([{ subject: { id: product.demo.uscc } }]);
    }
  });

  it('return nothing below a condition that can never be true', async () => {
    const { status, body } = await product.ask(
      `query ($id: ID!) { subject(id: $id) {
        ... on Organization { ... on Subject { ... on NaturalPerson { name } } } } }`,
      { id: product.demo.company },
    );
    expect({ status, body }).toEqual({ status: 200, body: { data: { subject: {} } } });
  });
});

describe('a query about a person', () => {
  const PERSON = `query ($id: ID!) {
    subject(id: $id) {
      id kind name
      ... on NaturalPerson { idNumber birthDate sex contact { phone address } positions { totalCount } }
      qualifications { totalCount nodes { id } }
      penalties { totalCount }
    }
  }`;

  it('returns nothing personal to a visitor', async () => {
    const { status, body } = await product.ask(PERSON, { id: product.demo.person });
    expect(status).toBe(200);
    expect(body.data.subject).toMatchObject({
      kind: 'NATURAL_PERSON',
      name: null,
      idNumber: null,
      birthDate: null,
      sex: null,
      contact: null,
      positions: null,
    });
    expect(new Set(body.errors!.map(({ extensions }) => extensions['code']))).toEqual(
      new Set(['UNAUTHENTICATED']),
    );
  });

  it('returns everything to the person', async () => {
    const token = await product.token('person', {
      subject: product.demo.person,
      represents: [product.demo.company],
    });
    const { body } = await product.ask(PERSON, { id: product.demo.person }, token);
    expect(body.errors).toBeUndefined();
    expect(body.data.subject.idNumber).toMatch(/^\d{17}[\dX]$/);
    expect(body.data.subject.positions.totalCount).toBeGreaterThan(0);
  });

  it('returns the caller’s own identity in me', async () => {
    const token = await product.token('person');
    const { body } = await product.ask('{ me { id name } }', {}, token);
    expect(body.data.me.id).toBe(product.demo.person);
  });
});

describe('a portal that reads by GET', () => {
  const get = (query: string, token?: string) => {
    const sent = request(product.gateway.app).get('/graphql').query({ query });
    return token === undefined ? sent : sent.set('authorization', `Bearer ${token}`);
  };

  it.each([
    ['departments', '{ departments { id name } }', 3600],
    ['the catalogue', '{ catalogue(first: 2) { nodes { __typename } } }', 3600],
    ['a search', '{ permits(first: 2) { nodes { id decisionDate } } }', 60],
    ['both', '{ departments { id } permits(first: 2) { nodes { id } } }', 60],
  ])('may have %s stored by any cache', async (_what, query, seconds) => {
    const { status, headers } = await get(query);
    expect([status, headers['cache-control']]).toEqual([
      200,
      `public, max-age=${seconds}, must-revalidate`,
    ]);
    const tag = headers['etag'] as string;
    expect((await get(query).set('if-none-match', tag)).status).toBe(304);
  });

  it('cannot read personal data, or have what a token reads stored', async () => {
    const token = await product.token('person');
    expect((await get('{ me { id } }', token)).status).toBe(405);
    const { status, headers } = await get('{ departments { id } }', token);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  });
});
