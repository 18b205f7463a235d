import type { StateEffect } from './records';

/** What a case does to its record. */
export type CaseEffect = StateEffect | 'CREATE' | 'CORRECT';

/** Where the value of a field comes from that a case writes. */
export type FieldSource =
  /** The answer to a need, of this step or an earlier one; null without an answer. */
  | { readonly need: string }
  /** A property of the entry that the case is about, its placeholders filled with the answers. */
  | { readonly entry: string }
  /** The day of the step, the day on which the case was opened, or the responsible department. */
  | { readonly fact: 'TAKEN_ON' | 'OPENED_ON' | 'DEPARTMENT_NAME' };

/** A step that creates the record of its case, or writes fields of it. */
export interface RecordWrite {
  readonly action: 'CREATE' | 'CORRECT';
  /** The values by path of the row. */
  readonly fields: Readonly<Record<string, FieldSource>>;
}

/** What is to happen to the record: always the same, or by the answer to a need. */
export type EffectRule =
  | StateEffect
  | RecordWrite
  | { readonly need: string; readonly values: Readonly<Record<string, StateEffect>> };

/** The effect of a step with the given answers; undefined for none. */
export function effectOf(
  rule: EffectRule | undefined,
  answers: Readonly<Record<string, unknown>>,
): CaseEffect | undefined {
  if (rule === undefined || typeof rule === 'string') return rule;
  if ('action' in rule) return rule.action;
  const answer = answers[rule.need];
  return typeof answer === 'string' ? rule.values[answer] : undefined;
}
