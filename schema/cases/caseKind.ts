import type { TermId } from '../policy/terms';
import type { Bilingual } from './bilingual';
import type { EffectRule } from './effects';
import type { ReferenceList } from './references';
import type { CaseStateName, CaseVerb } from './words';

/** Who may take a step of a case. */
export type CaseActor =
  /** The subject, a representative of the organisation, or the next of kin of a deceased person. */
  | 'PARTY'
  /** A steward of the responsible department: the one that supplied the record, or owns the matter. */
  | 'SOURCE';

/** A value that a step demands or accepts. */
export type CaseNeed = {
  readonly note: Bilingual;
  readonly optional?: true;
  /** Required by these values of another need, and refused with any other. */
  readonly when?: { readonly need: string; readonly values: readonly string[] };
} & (
  | {
      /** Free text. It is personal data and stored encrypted. */
      readonly type: 'TEXT';
      readonly maxLength: number;
      /** Whether it becomes part of a record: then it must have no content that records must not. */
      readonly recorded?: true;
    }
  | {
      readonly type: 'CHOICE';
      /** The name of its enum. */
      readonly name: string;
      readonly title: Bilingual;
      readonly values: Readonly<Record<string, Bilingual>>;
    }
  | {
      /** A day that has not passed. */
      readonly type: 'DATE';
    }
  | {
      /** The code of an entry of a versioned list. */
      readonly type: 'REFERENCE';
      readonly list: ReferenceList;
    }
);

export type CaseNeeds = Readonly<Record<string, CaseNeed>>;

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
  /**
   * What it is about, if not an existing record: a subject, in a matter that an entry of a list
   * says. The department of the entry is responsible, and a step creates the record.
   */
  readonly about?: {
    /** The type of the record that it creates. */
    readonly creates: string;
    /** The need that names the entry. */
    readonly matter: string;
  };
  /** How it begins. */
  readonly opens: {
    /** The first part of the name of the mutation, such as `file` of `fileObjection`. */
    readonly verb: string;
    readonly to: CaseStateName;
    readonly title: Bilingual;
    readonly needs: CaseNeeds;
    readonly effect?: EffectRule;
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
  requireNeeds(kind);
  return kind;
}

/** Checks that a kind refers only to needs that it has. */
function requireNeeds({ name, about, opens, steps }: CaseKindEntry): void {
  if (about !== undefined && opens.needs[about.matter]?.type !== 'REFERENCE')
    throw new RangeError(`${name}: the need ${about.matter} must name an entry of a list.`);
  for (const { needs = {}, effect } of Object.values(steps)) {
    const known = { ...opens.needs, ...needs };
    for (const { when } of Object.values(needs))
      if (when !== undefined && !(when.need in needs))
        throw new RangeError(`${name} has no need ${when.need}.`);
    if (effect === undefined || typeof effect === 'string' || 'need' in effect) continue;
    for (const source of Object.values(effect.fields)) {
      const need = 'need' in source ? source.need : 'entry' in source ? about?.matter : undefined;
      if (need !== undefined && !(need in known))
        throw new RangeError(`${name} has no need ${need}.`);
    }
  }
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
