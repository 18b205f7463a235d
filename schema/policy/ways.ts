import { isRelational, type Rule } from './rule';

/** One alternative of a rule, with its terms sorted by family. */
export interface Way {
  /** Whether it admits everybody. */
  readonly open: boolean;
  /** Its terms that depend on the caller alone, other than purposes. */
  readonly terms: readonly string[];
  /** Its `purpose:` terms. */
  readonly purposes: readonly string[];
  /** Its `rel:` terms. */
  readonly relations: readonly string[];
  /**
   * The roles under which the alternative opens, one of which must be a role that may state the
   * purpose: the roles that it demands, or `person` when it requires that the caller is or
   * represents the subject; undefined for any role.
   */
  readonly roles: readonly string[] | undefined;
}

const known = new WeakMap<Rule, readonly Way[]>();

/** The alternatives of a rule, computed once for each rule of the schema. */
export function waysOf(rule: Rule): readonly Way[] {
  let ways = known.get(rule);
  if (ways === undefined) known.set(rule, (ways = rule.map(wayOf)));
  return ways;
}

function wayOf(all: readonly string[]): Way {
  const asked = all.filter((term) => term !== 'public');
  const relations = asked.filter(isRelational);
  const statics = asked.filter((term) => !isRelational(term));
  const roles = statics.flatMap((term) => (term.startsWith('role:') ? [term.slice(5)] : []));
  const own = relations.some((term) => term === 'rel:self' || term === 'rel:representative');
  return {
    open: asked.length === 0,
    terms: statics.filter((term) => !term.startsWith('purpose:')),
    purposes: statics.filter((term) => term.startsWith('purpose:')),
    relations,
    roles: roles.length > 0 ? roles : own ? ['person'] : undefined,
  };
}
