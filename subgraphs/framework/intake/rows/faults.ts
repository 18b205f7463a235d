import type { RowFault } from '../target';
import { FAULTS, type FaultCode } from './sentences';

/** The column that a fault is about, as far as its sentence names it. */
export interface FaultPlace {
  readonly meaning: string | null;
  readonly heading: string | null;
}

const PARAMETER = /\{(\w+)\}/g;

/**
 * Creates a fault. Its sentences come from the table and contain only the values given here, so
 * that no value of a cell gets into them unless it is passed on purpose.
 */
export function fault(
  code: FaultCode,
  { meaning, heading }: FaultPlace,
  values: Readonly<Record<string, string | number>> = {},
): RowFault {
  const [english, chinese] = FAULTS[code];
  const fill = (sentence: string) =>
    sentence.replace(PARAMETER, (_all, name: string) =>
      String(name === 'heading' ? heading : (values[name] ?? '')),
    );
  return { field: meaning, heading, code, message: fill(english), messageZh: fill(chinese) };
}
