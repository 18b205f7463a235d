import type { TermId } from '../policy/terms';
import type { Bilingual } from './bilingual';
import type { CaseStateName, CaseVerb } from './words';

/** Who may take a step of a case. */
export type CaseActor =
  /** The subject, a representative of the organisation, or the next of kin of a deceased person. */
  | 'PARTY'
  /** A steward of the department that supplied the record. */
  | 'SOURCE';

/** What a case does to its record. */
export type CaseEffect = 'DISPUTE' | 'END_DISPUTE' | 'REVOKE' | 'REPAIR';

/** A value that a step demands or accepts. */
export type CaseNeed = {
  readonly note: Bilingual;
  readonly optional?: true;
} & (
  | {
      /** Free text. It is personal data and stored encrypted. */
      readonly type: 'TEXT';
      readonly maxLength: number;
    }
  | {
      readonly type: 'CHOICE';
      /** The name of its enum. */
      readonly name: string;
      readonly title: Bilingual;
      readonly values: Readonly<Record<string, Bilingual>>;
    }
);

export type CaseNeeds = Readonly<Record<string, CaseNeed>>;

/** What is to happen to the record: always the same, or by the answer to a need. */
export type EffectRule =
  CaseEffect | { readonly need: string; readonly values: Readonly<Record<string, CaseEffect>> };

/** A step of a case. */
export interface CaseStepEntry {
  readonly from: readonly CaseStateName[];
  readonly to: CaseStateName;
  readonly by: CaseActor;
  readonly title: Bilingual;
  readonly needs?: CaseNeeds;
  readonly effect?: EffectRule;
}

/** A kind of case: the states it has and the steps between them. The table is the whole machine. */
export interface CaseKindEntry {
  /** Its name in GraphQL, such as `Objection`. */
  readonly name: string;
  /** Its value in the enum `CaseKind`. */
  readonly code: string;
  readonly title: Bilingual;
  /** The legal source. */
  readonly law: string;
  /**
   * Its states, each with the term within which the department must take the next step; null closes
   * the case.
   */
  readonly states: Readonly<Partial<Record<CaseStateName, TermId | null>>>;
  /** How it begins. */
  readonly opens: {
    /** The first part of the name of the mutation, such as `file` of `fileObjection`. */
    readonly verb: string;
    readonly to: CaseStateName;
    readonly title: Bilingual;
    readonly needs: CaseNeeds;
    readonly effect?: CaseEffect;
  };
  /** The steps by the verb of their mutation. */
  readonly steps: Readonly<Partial<Record<Exclude<CaseVerb, 'open'>, CaseStepEntry>>>;
}

/**
 * Checks a kind of case: a step leads to each state, and leaves exactly those that have a term.
 * @throws RangeError that names the fault
 */
export function defineCase<Kind extends CaseKindEntry>(kind: Kind): Kind {
  const steps = Object.values(kind.steps);
  const reached = new Set([kind.opens.to, ...steps.map(({ to }) => to)]);
  for (const state of statesOf(kind)) {
    if (!reached.has(state)) throw new RangeError(`${kind.name}: no step leads to ${state}.`);
    if (steps.some(({ from }) => from.includes(state)) !== isOpen(kind, state))
      throw new RangeError(`${kind.name}: a step must leave ${state} if it has a term, only then.`);
  }
  for (const state of reached)
    if (!(state in kind.states)) throw new RangeError(`${kind.name} has no state ${state}.`);
  return kind;
}

/** The states of a kind, in the order of its table. */
export function statesOf({ states }: CaseKindEntry): CaseStateName[] {
  return Object.keys(states) as CaseStateName[];
}

/** The steps of a kind with their verbs, in the order of its table. */
export function stepsOf({ steps }: CaseKindEntry): [CaseVerb, CaseStepEntry][] {
  return Object.entries(steps) as [CaseVerb, CaseStepEntry][];
}

/** Whether a case in a state waits for a step. */
export function isOpen({ states }: CaseKindEntry, state: CaseStateName): boolean {
  return states[state] != null;
}

/** The effect of a step with the given answers; undefined for none. */
export function effectOf(
  rule: EffectRule | undefined,
  answers: Readonly<Record<string, unknown>>,
): CaseEffect | undefined {
  if (rule === undefined || typeof rule === 'string') return rule;
  const answer = answers[rule.need];
  return typeof answer === 'string' ? rule.values[answer] : undefined;
}
