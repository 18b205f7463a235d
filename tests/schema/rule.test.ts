import { parse, Kind, type DirectiveNode } from 'graphql';
import {
  EVERYBODY,
  andRules,
  evaluate,
  implies,
  isGuarded,
  orRules,
  ruleOf,
  ruleText,
  sameRule,
  unmaskRuleOf,
  type Rule,
} from '../../schema/policy/rule';

function directivesOf(sdl: string): readonly DirectiveNode[] {
  const [definition] = parse(`type T ${sdl} { f: Int }`).definitions;
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.directives ?? []) : [];
}

const officer: Rule = [['role:officer']];
const bank: Rule = [['role:bank', 'rel:consent']];

describe('reading @access', () => {
  test('returns no rule without a directive', () => {
    expect(ruleOf(directivesOf('@key(fields: "id")'))).toBeUndefined();
    expect(ruleOf(undefined)).toBeUndefined();
  });

  test('reads the outer list as OR and the inner list as AND', () => {
    expect(ruleOf(directivesOf('@access(rule: [["auth", "loa:2"], ["rel:self"]])'))).toEqual([
      ['auth', 'loa:2'],
      ['rel:self'],
    ]);
  });

  test('combines repeated directives with AND', () => {
    expect(
      ruleOf(directivesOf('@access(rule: [["role:bank"]]) @access(rule: [["rel:consent"]])')),
    ).toEqual([['rel:consent', 'role:bank']]);
  });

  test('reads a single value as a list of one, as GraphQL coerces it', () => {
    expect(ruleOf(directivesOf('@access(rule: "auth")'))).toEqual([['auth']]);
    expect(ruleOf(directivesOf('@access(rule: ["loa:2", "rel:self"])'))).toEqual([
      ['loa:2'],
      ['rel:self'],
    ]);
  });

  test.each(['@access', '@access(rule: [[1]])', '@access(rule: null)', '@access(rule: [[["a"]]])'])(
    'refuses %s',
    (sdl) => {
      expect(() => ruleOf(directivesOf(sdl))).toThrow(TypeError);
    },
  );

  test('reads an empty rule as one that admits nobody', () => {
    const nobody = ruleOf(directivesOf('@access(rule: [])')) ?? EVERYBODY;
    expect(nobody).toEqual([]);
    expect(evaluate(nobody, new Set(['public', 'auth']))).toBe(false);
    expect(isGuarded(nobody)).toBe(true);
  });

  test('reads `unless` of @mask in the same way', () => {
    expect(unmaskRuleOf(directivesOf('@mask(as: NAME, unless: [["rel:self"]])'))).toEqual([
      ['rel:self'],
    ]);
    expect(unmaskRuleOf(directivesOf('@access(rule: [["auth"]])'))).toBeUndefined();
  });
});

describe('implication', () => {
  test.each<[Rule, Rule, boolean]>([
    [officer, officer, true],
    [officer, EVERYBODY, true],
    [EVERYBODY, officer, false],
    [officer, [['auth']], true],
    [[['auth']], officer, false],
    [[['rel:self']], [['auth']], true],
    [bank, [['role:bank']], true],
    [[['role:bank']], bank, false],
    [officer, [...officer, ...bank], true],
    [[...officer, ...bank], officer, false],
    [[['loa:3']], [['loa:2']], true],
    [[['loa:2']], [['loa:3']], false],
    [[['loa:1']], [['auth']], true],
    [[], officer, true],
    [officer, [], false],
    [[['role:officer', 'public']], officer, true],
    [officer, [['role:officer', 'public']], true],
    [[[]], EVERYBODY, true],
  ])('%j implies %j: %s', (a, b, expected) => {
    expect(implies(a, b)).toBe(expected);
  });

  test('agrees with every assignment of the terms', () => {
    const terms = ['a', 'b', 'c'].map((name) => `role:${name}`);
    const subsets = Array.from({ length: 8 }, (_, bits) =>
      terms.filter((_t, i) => bits & (1 << i)),
    );
    const rules: Rule[] = subsets
      .slice(1)
      .flatMap((one) => [[one], ...subsets.slice(1).map((two) => [one, two])]);
    for (const a of rules) {
      for (const b of rules) {
        const holds = subsets.every(
          (held) => evaluate(a, new Set(held)) !== true || evaluate(b, new Set(held)) === true,
        );
        expect(implies(a, b)).toBe(holds);
      }
    }
  });

  test('reports whether a rule guards', () => {
    expect(isGuarded(EVERYBODY)).toBe(false);
    expect(isGuarded([['auth']])).toBe(true);
    expect(isGuarded([['public'], ['role:bank']])).toBe(false);
  });
});

describe('combining rules', () => {
  test('with AND expands the product and drops covered alternatives', () => {
    expect(andRules(officer, EVERYBODY)).toEqual(officer);
    expect(sameRule(andRules([...officer, ...bank], officer), officer)).toBe(true);
    expect(andRules(bank, [['purpose:lending']])).toEqual([
      ['purpose:lending', 'rel:consent', 'role:bank'],
    ]);
    expect(andRules()).toEqual(EVERYBODY);
    expect(andRules(officer, [])).toEqual([]);
  });

  test('with OR lists each alternative once', () => {
    expect(orRules(officer, bank, officer)).toEqual([
      ['role:officer'],
      ['rel:consent', 'role:bank'],
    ]);
    expect(orRules(officer, EVERYBODY)).toEqual(EVERYBODY);
    expect(orRules()).toEqual([]);
  });
});

describe('evaluation from the caller only', () => {
  test.each<[Rule, string[], true | false | 'unknown']>([
    [EVERYBODY, [], true],
    [officer, ['public'], false],
    [officer, ['public', 'auth', 'role:officer'], true],
    [bank, ['auth', 'role:bank'], 'unknown'],
    [bank, ['auth', 'role:person'], false],
    [[...bank, ...officer], ['role:officer'], true],
    [[['rel:self'], ['role:officer']], ['public'], 'unknown'],
    [[['rel:self', 'rel:case']], [], 'unknown'],
    [[[]], [], true],
  ])('%j for %j: %s', (rule, terms, verdict) => {
    expect(evaluate(rule, new Set(terms))).toBe(verdict);
  });
});

test('rules are printed as sentences', () => {
  expect(ruleText([['role:officer'], ['role:bank', 'rel:consent']])).toBe(
    'role:officer or (role:bank and rel:consent)',
  );
  expect(ruleText(bank)).toBe('role:bank and rel:consent');
  expect(ruleText([])).toBe('nobody');
});
