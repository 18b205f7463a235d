import type { CaseEffect } from '../../../schema/cases/effects';
import type { CaseStateName, CaseVerb } from '../../../schema/cases/words';
import type { CorrectionParty } from '../../../schema/generated/subjects.rows';
import type { Sealed } from '../../framework/vault/vault';

/** The part of a case that a step changes. */
export interface CasePart {
  readonly state: CaseStateName;
  /** Whether it waits for a step. */
  readonly open: boolean;
  /** Last day for the next step, and its rule; null once the case is closed. */
  readonly dueOn: string | null;
  readonly rule: string | null;
  readonly version: number;
}

/** A step of a case. */
export interface CaseStepRecord {
  readonly action: CaseVerb;
  readonly at: Date;
  /** Pseudonym of whoever took it. */
  readonly by: string;
  /** The department that took it; null if the applicant did. */
  readonly department: string | null;
  /** Digests of the idempotency key and of the input. */
  readonly key: string;
  readonly input: string;
  /** The choices made, by name. */
  readonly choices: Readonly<Record<string, string>>;
  /** The texts given, by name. They are personal data and sealed. */
  readonly texts: Readonly<Record<string, Sealed>>;
  /** The case after the step. */
  readonly after: CasePart;
}

/** What a step demands of the record. Effects of a case are made one after another. */
export interface CaseEffectRecord {
  readonly action: CaseEffect;
  /** The step that demands it, by its position. */
  readonly step: number;
  readonly state: 'UNDER_WAY' | 'DONE' | 'NOT_POSSIBLE';
  readonly doneAt: Date | null;
}

/**
 * A case. It is one document with its history, its time limit and its effects, so that each step is
 * one write.
 */
export interface CaseRecord extends CasePart {
  readonly _id: string;
  /** The code of its kind. */
  readonly kind: string;
  readonly subjectId: string;
  readonly by: CorrectionParty;
  readonly recordType: string;
  readonly recordId: string;
  readonly departmentId: string;
  /** ISO 8601, UTC; stored as text so that a cursor can contain it. */
  readonly openedAt: string;
  readonly steps: readonly CaseStepRecord[];
  readonly effects: readonly CaseEffectRecord[];
  /** Whether an effect is under way. */
  readonly effectDue: boolean;
}

/** The place that the ciphertext of a text is bound to. */
export function placeOf(caseId: string, step: number, name: string): string {
  return `Case.${step}.${name}#${caseId}`;
}

/** A case as a step left it. */
export function asAfter(record: CaseRecord, step: number): CaseRecord {
  const steps = record.steps.slice(0, step + 1);
  const effects = record.effects.filter((effect) => effect.step <= step);
  return { ...record, ...steps.at(-1)!.after, steps, effects };
}
