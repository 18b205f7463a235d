import { Kind, valueFromASTUntyped, type DirectiveNode } from 'graphql';

/**
 * A permission rule in disjunctive form: the outer list is OR, the inner lists are AND. `[]` admits
 * nobody, `[[]]` everybody.
 */
export type Rule = readonly (readonly string[])[];

/** A value of Kleene's three-valued logic: 'unknown' is decided when the object is known. */
export type Verdict = true | false | 'unknown';

/** The rule that admits everybody. */
export const EVERYBODY: Rule = Object.freeze([Object.freeze(['public'])]);

/** Whether a term depends on the object (`rel:…`) and cannot be evaluated from the caller alone. */
export function isRelational(term: string): boolean {
  return term.startsWith('rel:');
}

/**
 * The rule that all `@access` directives on one element form together: repeated directives are
 * joined with AND; without a directive there is no rule.
 * @throws TypeError when a directive's `rule` is not a list of lists of strings
 */
export function ruleOf(directives: readonly DirectiveNode[] | undefined): Rule | undefined {
  const rules = (directives ?? [])
    .filter((directive) => directive.name.value === 'access')
    .map((directive) => listsOfTerms(directive, 'rule'));
  return rules.length === 0 ? undefined : andRules(...rules);
}

/**
 * The rule that a caller must satisfy to see a masked field unmasked: `unless` of `@mask`;
 * undefined without a mask.
 */
export function unmaskRuleOf(directives: readonly DirectiveNode[] | undefined): Rule | undefined {
  const mask = directives?.find((directive) => directive.name.value === 'mask');
  return mask && listsOfTerms(mask, 'unless');
}

function listsOfTerms(directive: DirectiveNode, argument: string): Rule {
  const value = directive.arguments?.find((candidate) => candidate.name.value === argument)?.value;
  const lists: unknown = value && value.kind !== Kind.VARIABLE && valueFromASTUntyped(value);
  // As in GraphQL coercion, a single value is a list of one, at either level.
  const outer = Array.isArray(lists) ? (lists as unknown[]) : [lists];
  const rule = outer.map((inner) => (Array.isArray(inner) ? (inner as unknown[]) : [inner]));
  if (!rule.every(isTerms)) {
    throw new TypeError(
      `@${directive.name.value} needs \`${argument}\` to be a list of lists of terms.`,
    );
  }
  return simplify(rule);
}

function isTerms(values: unknown[]): values is string[] {
  return values.every((value) => typeof value === 'string');
}

/** The rule that holds when all the given rules hold; without any, everybody. */
export function andRules(...rules: readonly Rule[]): Rule {
  const [first, ...rest] = rules;
  if (first === undefined) return EVERYBODY;
  return simplify(
    rest.reduce<Rule>((left, right) => left.flatMap((a) => right.map((b) => [...a, ...b])), first),
  );
}

/** The rule that holds when one of the given rules holds; without any, nobody. */
export function orRules(...rules: readonly Rule[]): Rule {
  return simplify(rules.flat());
}

/**
 * Whether every caller who satisfies `a` certainly satisfies `b`. Terms count as independent, with
 * three exceptions that apply to every caller: `public` always holds; `loa:3` includes `loa:2` and
 * `loa:1`; every static term other than `public`, and every relation, implies a logged-in caller.
 * The result is exact under these assumptions: no term is ever negated, so each conjunction of `a`
 * must contain one of `b`.
 */
export function implies(a: Rule, b: Rule): boolean {
  return a.every((conjunction) => {
    const known = new Set(conjunction.flatMap(entails));
    return b.some((wanted) => wanted.every((term) => term === 'public' || known.has(term)));
  });
}

/** Whether two rules admit exactly the same callers. */
export function sameRule(a: Rule, b: Rule): boolean {
  return implies(a, b) && implies(b, a);
}

/** Whether a rule excludes anybody: it is not implied by `public`. */
export function isGuarded(rule: Rule): boolean {
  return !implies(EVERYBODY, rule);
}

/**
 * Evaluates the rule for a caller whose object is not yet known: `false` when no object could admit
 * the caller, `true` when every object does, `unknown` when it depends on a relation.
 * @param terms the static terms that hold for the caller (`staticTerms` of viewer.ts)
 */
export function evaluate(rule: Rule, terms: ReadonlySet<string>): Verdict {
  let verdict: Verdict = false;
  for (const conjunction of rule) {
    const one = evaluateAll(conjunction, terms);
    if (one === true) return true;
    if (one === 'unknown') verdict = 'unknown';
  }
  return verdict;
}

function evaluateAll(conjunction: readonly string[], terms: ReadonlySet<string>): Verdict {
  let verdict: Verdict = true;
  for (const term of conjunction) {
    if (term === 'public' || terms.has(term)) continue;
    if (!isRelational(term)) return false;
    verdict = 'unknown';
  }
  return verdict;
}

/** A rule as readable text: `role:officer or (role:bank and rel:consent)`. */
export function ruleText(rule: Rule): string {
  if (rule.length === 0) return 'nobody';
  return rule
    .map((all) => {
      const text = all.length === 0 ? 'public' : all.join(' and ');
      return rule.length > 1 && all.length > 1 ? `(${text})` : text;
    })
    .join(' or ');
}

function entails(term: string): string[] {
  const level = /^loa:(\d+)$/.exec(term)?.[1];
  if (level !== undefined) {
    return ['auth', ...Array.from({ length: Number(level) }, (_, below) => `loa:${below + 1}`)];
  }
  return term === 'public' ? [] : ['auth', term];
}

/**
 * An equivalent rule of minimal length: sorted, without duplicates, without a conjunction that
 * another one covers.
 */
function simplify(rule: Rule): Rule {
  const conjunctions = rule.map((all) => {
    const terms = [...new Set(all)].sort();
    return terms.length > 1 ? terms.filter((term) => term !== 'public') : terms;
  });
  return conjunctions.filter(
    (one, index) =>
      !conjunctions.some(
        (other, at) =>
          at !== index && implies([one], [other]) && (at < index || !implies([other], [one])),
      ),
  );
}
