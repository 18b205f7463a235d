import catalogue from '../../schema/generated/catalogue.json';
import { DEPARTMENTS } from '../../schema/policy/departments';
import { sharingOf } from '../../schema/policy/sharing';
import { publicityOf } from '../../subgraphs/subjects/catalogue/item';
import { termOf } from '../../subgraphs/subjects/catalogue/terms';
import { subjectsSubgraph } from '../../subgraphs/subjects/subgraph';
import { creditInformation } from '../support/creditInformation';
import { ask, codes } from '../support/ask';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';
import { expectSameFromEitherEnd, walkedBy, type WalkedPage } from '../support/walkPages';

interface Page {
  totalCount: number;
  nodes: Record<string, unknown>[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const credit = creditInformation();

let underTest: SubgraphUnderTest<unknown>;
beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph, {
    now: () => new Date('2026-06-30T04:00:00Z'),
  });
});
afterAll(() => underTest.stop());

/** Every item, page by page. */
async function everyItem(fields: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let after: string | null = null; ;) {
    const args: string = after === null ? '(first: 100)' : `(first: 100, after: "${after}")`;
    const { nodes, pageInfo } = await items(args, fields);
    found.push(...nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

async function ownersOf(type: string, field: string): Promise<string[]> {
  const { nodes } = await items(`(type: "${type}", first: 100)`, 'field owners { id }');
  const owners = nodes.find((node) => node['field'] === field)!['owners'] as { id: string }[];
  return owners.map(({ id }) => id);
}

async function items(args: string, fields: string): Promise<Page> {
  const answer = await ask(
    underTest.subgraph,
    `{ catalogue${args} { totalCount nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data!['catalogue'] as Page;
}

describe('the catalogue', () => {
  it('lists every item once, page by page, to everybody', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    let total: number;
    do {
      const more: string = after === null ? '' : `, after: "${after}"`;
      const page: Page = await items(`(first: 100${more})`, 'type field');
      seen.push(...page.nodes.map(({ type, field }) => `${String(type)}.${String(field)}`));
      total = page.totalCount;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength(total);
    const named = catalogue
      .filter(({ rule, catalogued }) => rule !== null && catalogued !== null)
      .map(({ type, field }) => `${type}.${field}`);
    expect(seen).toEqual(named.sort());
  });

  it('returns the same list backwards', async () => {
    const fields = await expectSameFromEitherEnd(async (args) => {
      const answer = await ask(
        underTest.subgraph,
        `{ catalogue(${args}) { ${walkedBy('field')} } }`,
      );
      expect(answer.errors).toBeUndefined();
      return answer.data!['catalogue'] as WalkedPage;
    }, 90);
    expect(fields).toEqual((await everyItem('field')).map(({ field }) => field));
  });

  it('has an owner for every item, and each is a department', async () => {
    const known = DEPARTMENTS.map(({ id }) => id);
    for (const { owners } of await everyItem('owners { __typename id }')) {
      expect(owners).not.toEqual([]);
      for (const owner of owners as { __typename: string; id: string }[]) {
        expect(owner.__typename).toBe('Department');
        expect(known).toContain(owner.id);
      }
    }
  });

  it('lists only credit information: catalogued types and the types of their values', async () => {
    const seen = new Set((await everyItem('type')).map(({ type }) => type));
    expect([...seen].sort()).toEqual([...credit.types].sort());
  });

  it('lists every field of these types except links to types outside the catalogue', async () => {
    const seen = (await everyItem('type field')).map(
      ({ type, field }) => `${String(type)}.${String(field)}`,
    );
    const missing = credit.fields.filter((field) => !seen.includes(field));
    expect(missing.sort()).toEqual([
      'LegalPerson.accessHistory',
      'LegalPerson.timeline',
      'NaturalPerson.accessHistory',
      'NaturalPerson.timeline',
      'SelfEmployed.accessHistory',
      'SelfEmployed.timeline',
      // Every kind of subject has this field, and lists it itself.
      'Subject.id',
      'UnincorporatedOrganization.accessHistory',
      'UnincorporatedOrganization.timeline',
    ]);
  });

  it('has the owners of a record on its list, and of all its holders on a value type', async () => {
    expect(await ownersOf('Subject', 'restrictions')).toEqual(['court']);
    expect(await ownersOf('TaxGrade', 'score')).toEqual(['taxation']);
    expect(await ownersOf('Registration', 'status')).toEqual([
      'market-regulation',
      'civil-affairs',
      'justice',
    ]);
  });

  it('returns a complete item', async () => {
    const { nodes } = await items(
      '(type: "NaturalPerson", first: 100)',
      'field nameZh nameEn subgraph publicity sharing permission mask unmaskedFor cluster owners { id } refresh { rule } retention { rule }',
    );
    expect(nodes.find(({ field }) => field === 'idNumber')).toEqual({
      field: 'idNumber',
      nameZh: '公民身份号码；除本人、办案人员和紧急查询外只见首末各一位。',
      nameEn:
        'Resident identity number; masked down to its first and last characters for all but the person, the officer handling the case and an emergency access.',
      subgraph: 'subjects',
      publicity: 'AUTHORISED',
      sharing: 'CONDITIONAL',
      permission:
        'rel:self or (rel:jurisdiction and role:officer) or (rel:case and role:officer) or (purpose:break-glass and role:officer) or (rel:consent and role:bank)',
      mask: 'ID_NUMBER',
      unmaskedFor:
        'rel:self or (rel:case and role:officer) or (purpose:break-glass and role:officer)',
      cluster: 'IDENTITY',
      owners: [{ id: 'civil-affairs' }, { id: 'public-security' }],
      refresh: null,
      retention: null,
    });
  });

  it('returns terms with their source', async () => {
    const { nodes } = await items(
      '(type: "Penalty", first: 1)',
      'refresh { rule duration source } retention { rule duration }',
    );
    expect(nodes[0]).toEqual({
      refresh: { rule: 'publicity.double', duration: 'P7BD', source: expect.any(String) },
      retention: { rule: 'retention.adverse', duration: 'P5Y' },
    });
  });

  it.each([
    ['OPEN', 'Penalty', 'documentNumber'],
    ['AUTHORISED', 'TaxGrade', 'score'],
    ['RESTRICTED', 'DisciplineRecord', 'facts'],
    ['INTERNAL', 'Provenance', 'batch'],
  ])('finds %s items', async (publicity, type, field) => {
    const { nodes } = await items(
      `(publicity: ${publicity}, type: "${type}", first: 100)`,
      'field publicity',
    );
    expect(nodes).toContainEqual({ field, publicity });
    expect(new Set(nodes.map((node) => node['publicity']))).toEqual(new Set([publicity]));
  });

  it('states how statistics use each field of a record', async () => {
    const { nodes } = await items('(type: "Penalty", first: 100)', 'field statistics');
    const fieldsOf = (use: string | null) =>
      nodes.filter(({ statistics }) => statistics === use).map(({ field }) => field);
    expect(fieldsOf('MEASURE')).toEqual(['confiscation', 'fine']);
    expect(fieldsOf('DIMENSION')).toEqual([
      'amountBand',
      'authority',
      'category',
      'penaltyClasses',
      'procedure',
      'severity',
      'sourceDepartment',
      'state',
      'status',
    ]);
    expect(fieldsOf(null)).toEqual(expect.arrayContaining(['subject', 'fact', 'decisionDate']));
  });

  it.each([
    ['DIMENSION', 'JudgmentDefaulter', 'ground'],
    ['MEASURE', 'JudgmentDebtor', 'amount'],
  ])('finds every %s', async (statistics, type, field) => {
    const { nodes, totalCount } = await items(
      `(statistics: ${statistics}, first: 100)`,
      'type field statistics publicity',
    );
    const named = catalogue.filter((item) => item.statistics === statistics && item.rule !== null);
    expect(totalCount).toBe(named.length);
    expect(nodes).toContainEqual({ type, field, statistics, publicity: 'OPEN' });
    expect(new Set(nodes.map((node) => node['statistics']))).toEqual(new Set([statistics]));
  });

  it('lets statistics use only what is open to everybody', async () => {
    const used = (await everyItem('type field statistics publicity')).filter(
      ({ statistics }) => statistics !== null,
    );
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter(({ publicity }) => publicity !== 'OPEN')).toEqual([]);
  });

  it('finds the items of one subgraph', async () => {
    const { nodes } = await items('(subgraph: "judicial", first: 100)', 'subgraph');
    expect(nodes.length).toBeGreaterThan(10);
    expect(new Set(nodes.map((node) => node['subgraph']))).toEqual(new Set(['judicial']));
  });

  it.each([
    ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['first: 101', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['after: "AAAA"', 'INVALID_CURSOR'],
  ])('refuses %s with %s', async (args, code) => {
    const answer = await ask(underTest.subgraph, `{ catalogue(${args}) { totalCount } }`);
    expect(codes(answer)).toEqual([code]);
  });
});

describe('the exchange standard in the catalogue', () => {
  it('names the items of its forms that report a field, newest form first', async () => {
    const { nodes } = await items(
      '(type: "Permit", first: 100)',
      'field exchangeItems { form code title length codeList { id version } }',
    );
    const itemsOf = (field: string) =>
      nodes.find((one) => one['field'] === field)!['exchangeItems'];
    expect(itemsOf('documentNumber')).toMatchObject([
      { form: 'permit-2018', code: 'XK_WSH', codeList: null },
      { form: 'permit-2015', code: 'XK_WSH' },
    ]);
    expect(itemsOf('permitClass')).toMatchObject([
      { code: 'XK_XKLB', codeList: { id: 'XK_XKLB', version: '2018' } },
      { code: 'XK_SPLB', codeList: { id: 'XK_SPLB', version: '2015' } },
    ]);
    expect(itemsOf('authority')).toMatchObject([
      { code: 'XK_XKJG' },
      { code: 'XK_XKJGDM' },
      { code: 'XK_XZJG' },
    ]);
    expect(itemsOf('reportedLate')).toEqual([]);
  });

  it('has no items for kinds that the standard lacks', async () => {
    const { nodes } = await items('(type: "TaxGrade", first: 100)', 'exchangeItems { code }');
    expect(nodes.length).toBeGreaterThan(5);
    expect(nodes.every(({ exchangeItems }) => (exchangeItems as []).length === 0)).toBe(true);
  });

  const lists = async (args: string) => {
    const { data } = await ask(underTest.subgraph, `{ codeLists${args} { id version } }`);
    return (data!['codeLists'] as { id: string; version: string }[]).map(
      ({ id, version }) => `${id} ${version}`,
    );
  };

  it('lists every version of a code list, or the one in force on a day', async () => {
    expect(await lists('(id: "CF_CFLB")')).toEqual(['CF_CFLB 2015', 'CF_CFLB 2021']);
    expect(await lists('(id: "CF_CFLB", on: "2021-07-14")')).toEqual(['CF_CFLB 2015']);
    expect(await lists('(id: "CF_CFLB", on: "2021-07-15")')).toEqual(['CF_CFLB 2021']);
    expect(await lists('(on: "2015-11-30")')).toEqual([]);
    expect((await lists('')).length).toBeGreaterThan(8);
  });

  it('translates a code into the value of the record', async () => {
    const { data } = await ask(
      underTest.subgraph,
      '{ codeLists(id: "XK_XKLB") { entries { code title value } } }',
    );
    const [list] = data!['codeLists'] as { entries: unknown[] }[];
    expect(list!.entries).toContainEqual({ code: '特许', title: '特许', value: 'CONCESSION' });
  });
});

describe('a rule of the catalogue', () => {
  it.each([
    [[['public']], 'OPEN', 'UNCONDITIONAL'],
    [[['auth']], 'RESTRICTED', 'NOT_SHARED'],
    [[['rel:self']], 'RESTRICTED', 'NOT_SHARED'],
    [[['rel:self'], ['role:officer', 'rel:case']], 'RESTRICTED', 'CONDITIONAL'],
    [[['role:officer', 'rel:case']], 'INTERNAL', 'CONDITIONAL'],
    [[['role:officer'], ['role:auditor']], 'INTERNAL', 'UNCONDITIONAL'],
    [[['role:bank', 'rel:consent']], 'AUTHORISED', 'NOT_SHARED'],
  ])('%j makes an item %s and shared %s', (rule, publicity, sharing) => {
    expect([publicityOf(rule), sharingOf(rule)]).toEqual([publicity, sharing]);
  });
});

describe('a term of the catalogue', () => {
  it('is absent when no rule is named', () => {
    expect(termOf(null, '2026-06-30')).toBeNull();
  });

  it('is absent before its rule was in force', () => {
    expect(termOf('retention.adverse', '2013-03-14')).toBeNull();
    expect(termOf('retention.adverse', '2013-03-15')).toMatchObject({ duration: 'P5Y' });
  });
});
