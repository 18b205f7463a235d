import type { Sealed } from '../../../framework/vault/vault';

export type CorrectionState = 'RECEIVED' | 'WITHDRAWN';

export type CorrectionParty = 'SUBJECT' | 'REPRESENTATIVE' | 'KIN';

/** The words of a request: what the applicant writes is personal, and sealed. */
export const CORRECTION_TEXTS = ['statement', 'requestedValue', 'contact'] as const;
export type CorrectionText = (typeof CORRECTION_TEXTS)[number];

/** Who took a step, under which idempotency key and with what input. */
export interface CorrectionStep {
  readonly at: Date;
  readonly by: string;
  readonly key: string;
  readonly input: string;
}

/** A request to correct something held about a subject. */
export interface CorrectionRecord extends Readonly<Record<CorrectionText, Sealed | null>> {
  readonly _id: string;
  readonly subjectId: string;
  readonly by: CorrectionParty;
  readonly target: { readonly type: string; readonly id: string; readonly field: string | null };
  /** The entry of the access history it starts from. */
  readonly accessEntry: string | null;
  /** Id of the department it is addressed to. */
  readonly departmentId: string;
  readonly state: CorrectionState;
  /** ISO 8601, UTC: as a text it can be a cursor's position. */
  readonly receivedAt: string;
  /** Last day for an answer, and the rule of schema/policy/terms.ts it comes from. */
  readonly answerBy: string;
  readonly rule: string;
  readonly version: number;
  /** The request, and its withdrawal if there was one. */
  readonly steps: readonly CorrectionStep[];
}

/** Where a sealed text of a request stands. */
export function placeOf(correctionId: string, text: CorrectionText): string {
  return `Correction.${text}#${correctionId}`;
}
