import type { Sheet } from '../files/sheet';

/** The content of a snapshot. */
export interface MadeSnapshot {
  readonly sheet: Sheet;
  readonly suppressed: number;
  readonly from: string;
  readonly to: string;
  readonly asOf: Date | null;
}
