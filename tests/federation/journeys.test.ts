import { startProduct, type Product } from '../kit/product';

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

describe('one question about a company', () => {
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

  it('costs as many database commands for fifty subjects as for one', async () => {
    const query = COMPANY.replace('($id: ID!)', '($ids: [ID!]!)').replace(
      'subject(id: $id)',
      'subjects(ids: $ids)',
    );
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

describe('one question about a person', () => {
  const PERSON = `query ($id: ID!) {
    subject(id: $id) {
      id kind name
      ... on NaturalPerson { idNumber birthDate sex contact { phone address } positions { totalCount } }
      qualifications { totalCount nodes { id } }
      penalties { totalCount }
    }
  }`;

  it('tells a visitor nothing personal', async () => {
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
      new Set(['UNAUTHORIZED_FIELD_OR_TYPE']),
    );
  });

  it('tells the person everything', async () => {
    const token = await product.token('person', {
      subject: product.demo.person,
      represents: [product.demo.company],
    });
    const { body } = await product.ask(PERSON, { id: product.demo.person }, token);
    expect(body.errors).toBeUndefined();
    expect(body.data.subject.idNumber).toMatch(/^\d{17}[\dX]$/);
    expect(body.data.subject.positions.totalCount).toBeGreaterThan(0);
  });

  it('tells me who I am', async () => {
    const token = await product.token('person');
    const { body } = await product.ask('{ me { id name } }', {}, token);
    expect(body.data.me.id).toBe(product.demo.person);
  });
});
