import { isRelational, type Rule } from './rule';

/** One alternative of a rule, read once. */
export interface Way {
  /** Whether it asks nothing. */
  readonly open: boolean;
  /** Its terms of the caller alone: those of purpose apart. */
  readonly terms: readonly string[];
  /** Its `purpose:` terms. */
  readonly purposes: readonly string[];
  /** Its `rel:` terms. */
  readonly relations: readonly string[];
  /**
   * The roles in whose name it opens, one of which must be one that may name the purpose: those
   * it demands, or a person's where it asks for who the subject is; undefined for any.
   */
  readonly roles: readonly string[] | undefined;
}

const known = new WeakMap<Rule, readonly Way[]>();

/** The alternatives of a rule. Rules stand in the schema and are read once. */
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
