import type { CorrectionRow } from '../../../../schema/generated/subjects.rows';
import type { Sealed } from '../../../framework/vault/vault';

/** The free texts of a request. They are personal data and are sealed. */
export const CORRECTION_TEXTS = ['statement', 'requestedValue', 'contact'] as const;
export type CorrectionText = (typeof CORRECTION_TEXTS)[number];

/** A step of a request: the actor, the digest of the idempotency key, and that of the input. */
export interface CorrectionStep {
  readonly at: Date;
  readonly by: string;
  readonly key: string;
  readonly input: string;
}

/** A request to correct data stored about a subject. */
export interface CorrectionRecord
  extends CorrectionRow, Readonly<Record<CorrectionText, Sealed | null>> {
  /** The request, and its withdrawal if there was one. */
  readonly steps: readonly CorrectionStep[];
}

/** The place that the ciphertext of a text is bound to. */
export function placeOf(correctionId: string, text: CorrectionText): string {
  return `Correction.${text}#${correctionId}`;
}
