import type { CorrectionRow } from '../../../../schema/generated/subjects.rows';
import type { Sealed } from '../../../framework/vault/vault';

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
export interface CorrectionRecord
  extends CorrectionRow, Readonly<Record<CorrectionText, Sealed | null>> {
  /** The request, and its withdrawal if there was one. */
  readonly steps: readonly CorrectionStep[];
}

/** Where a sealed text of a request stands. */
export function placeOf(correctionId: string, text: CorrectionText): string {
  return `Correction.${text}#${correctionId}`;
}
