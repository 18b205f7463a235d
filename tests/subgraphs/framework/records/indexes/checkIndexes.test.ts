import { textOnDisk } from '../../../../../schema/compiler/sources';
import { COMMON_INDEXES } from '../../../../../subgraphs/framework/records/indexes';
import { main } from '../../../../../subgraphs/framework/records/indexCheck/main';
import { serves } from '../../../../../subgraphs/framework/records/indexCheck/serves';
import type { ListInOrder } from '../../../../../subgraphs/framework/records/indexCheck/listsInOrder';
import type { Condition } from '../../../../../subgraphs/framework/records/recordKind';

const PENALTY = 'schema/government/Penalty.graphql';

/** Runs the command on a copy of the sources with replacements in one of them. */
function changed(path: string, ...changes: readonly (readonly [before: string, after: string])[]) {
  return main([], (each) =>
    each === path ? changes.reduce(replaced, textOnDisk(each)) : textOnDisk(each),
  );
}

function replaced(text: string, [before, after]: readonly [string, string]): string {
  expect(text.split(before)).toHaveLength(2);
  return text.replace(before, after);
}

/** The line of a text in the changed source. */
function lineOf(path: string, before: string, after: string, mark: string): number {
  const lines = textOnDisk(path).replace(before, after).split('\n');
  return lines.findIndex((line) => line.includes(mark)) + 1;
}

describe('npm run check:indexes', () => {
  const real = main([]);

  it('finds an index for every list, condition and order of the product', () => {
    expect(real).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    [/^ {2}subjectId, type, decisionDate desc, _id desc +all +Subject\.penalties NEWEST$/m],
    [
      /^ {2}authorityId, decisionDate desc, _id desc +type: Permit +Query\.permits NEWEST by filter\.department$/m,
    ],
    [
      /^ {2}fine desc, decisionDate desc, _id desc +type: Penalty +Query\.penalties FINE_DESC by filter\.decidedFrom, filter\.decidedTo, filter\.fineFrom$/m,
    ],
    [
      /^ {2}year, grade, decisionDate desc, _id desc +type: TaxGrade +Query\.taxGrades NEWEST by year, grade$/m,
    ],
    [/ Subject\.listEntries NEWEST \(list checked on the rows\)$/m],
    [
      /^ {2}orderId, type, .* type: ConsumptionRestriction +ConsumptionRestriction, the list by orderId NEWEST$/m,
    ],
    [/^ {2}debtorId +type: ConsumptionRestriction +subject events$/m],
  ])('prints what each index serves: %s', (line) => {
    expect(real.out).toMatch(line);
  });

  it('refuses a range on a field without an order that begins with it, at its line', () => {
    const before = 'effectEndsOn: Date\n';
    const after =
      'effectEndsOn: Date @filter(as: "effectEnds", match: RANGE, note: "效力截止|End of effect")\n';
    const { code, err } = changed(PENALTY, [before, after]);
    const place = `${PENALTY}:${lineOf(PENALTY, before, after, 'as: "effectEnds"')}`;
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      `${place}: No index serves filter.effectEndsFrom of Query.penalties: no order begins with effectEndsOn; add @sort to that field or remove the range.`,
      `${place}: No index serves filter.effectEndsTo of Query.penalties: no order begins with effectEndsOn; add @sort to that field or remove the range.`,
      '',
    ]);
  });

  it('refuses every order of a search that does not begin with its required range', () => {
    const { code, err } = changed(PENALTY, [
      'effectEndsOn: Date\n',
      'effectEndsOn: Date @filter(match: RANGE, required: true, note: "效力截止|End of effect")\n',
    ]);
    expect(code).toBe(1);
    for (const order of ['NEWEST', 'FINE_DESC'])
      expect(err).toContain(`: No index serves Query.penalties in the order ${order}.\n`);
  });

  it('refuses a condition that requires a missing order', () => {
    const { code, err } = changed(PENALTY, ['needs: "FINE_DESC"', 'needs: "FINE_ASC"']);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^schema\/government\/Penalty\.graphql:\d+: filter\.fineFrom needs the order FINE_ASC, which Query\.penalties does not have\.\n$/,
    );
  });

  it('finds an index for a range with an order that does not begin with it', () => {
    const { code, out } = changed(PENALTY, [
      'needs: "FINE_DESC"\n      note: "罚款不少于（分）；须按 FINE_DESC 排序',
      'note: "罚款不少于（分）',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^ {2}severity, decisionDate desc, _id desc, fine +type: Penalty +Query\.penalties NEWEST by filter\.severity$/m,
    );
  });

  it('refuses an order by a list', () => {
    const { code, err } = changed(PENALTY, [
      'penaltyClasses: [PenaltyClass!]!',
      'penaltyClasses: [PenaltyClass!]! @sort(as: "CLASS", note: "种类|By class")',
    ]);
    expect(code).toBe(1);
    expect(err).toContain(
      'Query.penalties has the order CLASS by penaltyClasses, which is a list.',
    );
  });

  it('refuses an order by a nullable field, after which no page can begin', () => {
    const { code, err } = changed(PENALTY, [
      'effectEndsOn: Date\n',
      'effectEndsOn: Date @sort(as: "ENDING", note: "按截止日|By end of effect")\n',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('the order ENDING by effectEndsOn, which may be null.');
  });

  it('refuses an index of two lists', () => {
    const { code, err } = changed(
      PENALTY,
      ['match: ONE_OF,', 'match: ONE_OF, required: true,'],
      ['violationType: String! @filter(', 'violationType: String! @filter(match: TEXT, '],
    );
    expect(code).toBe(1);
    expect(err).toContain(
      'An index of Penalty contains the lists penaltyClasses and violationTypeGrams; MongoDB allows one list per index.',
    );
  });

  it('accepts a new condition by equality, for which an index is derived', () => {
    const { code, out } = changed(PENALTY, [
      'status: PenaltyStatus!',
      'status: PenaltyStatus! @filter(note: "状态|Status")',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(
      / status, decisionDate desc, _id desc +type: Penalty +Query\.penalties NEWEST by filter\.status$/m,
    );
  });

  it('prints its usage, and refuses unknown options', () => {
    expect(main(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage:') });
    expect(main(['--all'])).toEqual({
      code: 1,
      out: '',
      err: 'There is no option --all; see npm run check:indexes -- --help.\n',
    });
  });
});

describe('an index serves a query', () => {
  const condition = (by: string, match: Condition['match'], required = false): Condition => ({
    argument: by,
    by,
    match,
    required,
  });
  const [city, name, from] = [
    condition('city', 'EQUAL'),
    condition('name', 'TEXT'),
    condition('day', 'FROM'),
  ];
  const search: ListInOrder = {
    type: 'Berth',
    field: 'Query.berths',
    orderName: 'NEWEST',
    order: [
      ['day', -1],
      ['_id', -1],
    ],
    always: [],
    optional: [city, name, from],
    nodeOf: () => undefined,
  };
  const always = { ...search, always: [condition('kind', 'EQUAL', true)] };
  const ofSubject = { ...search, parent: 'subjectId' };
  const byDay = { day: -1, _id: -1 } as const;

  it.each([
    ['in its order', search, [], byDay, true],
    ['in its order, read backwards', search, [], { day: 1, _id: 1 }, true],
    ['with a range in the order', search, [from], byDay, true],
    ['in half of its order backwards', search, [], { day: 1, _id: -1 }, false],
    ['without the whole order', search, [], { day: -1 }, false],
    ['with a condition in front', search, [city], { city: 1, ...byDay }, true],
    ['with one of two conditions in front', search, [city, name], { nameGrams: 1, ...byDay }, true],
    ['without its condition', search, [city], byDay, false],
    ['with its condition behind the order', search, [city], { ...byDay, city: 1 }, false],
    ['with a field in front that is not asked for', search, [], { city: 1, ...byDay }, false],
    ['without what is always set', always, [], byDay, false],
    ['with what is always set', always, [city], { kind: 1, city: 1, ...byDay }, true],
    ['with a range nowhere in the key', search, [condition('end', 'TO')], byDay, false],
    ['with a range behind the order', search, [condition('end', 'TO')], { ...byDay, end: 1 }, true],
    ['of one parent', ofSubject, [city], { subjectId: 1, ...byDay }, true],
    ['of all parents', ofSubject, [], byDay, false],
  ] as const)('%s: %#', (_name, list, given, key, expected) => {
    expect(serves({ key, of: 'Berth' }, { list, given: [...given] })).toBe(expected);
  });

  it('when it contains the rows of the type', () => {
    const question = { list: search, given: [] };
    expect(serves({ key: byDay, of: 'Permit' }, question)).toBe(false);
    // An index of all types must begin with the type.
    expect(serves({ key: byDay }, question)).toBe(false);
    expect(serves({ key: { type: 1, ...byDay } }, question)).toBe(true);
    expect(COMMON_INDEXES).toHaveLength(2);
  });

  it('names file and line of a source that cannot be expanded, and checks the other subgraphs', () => {
    const { code, out, err } = changed('schema/government/Permit.graphql', [
      '@record(',
      '@record(bogus: 1 ',
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/^government: schema\/government\/Permit\.graphql:\d+: [^\n]*bogus/m);
    expect(out).toContain('judicial: ');
    expect(out).not.toContain('government: ');
  });
});
