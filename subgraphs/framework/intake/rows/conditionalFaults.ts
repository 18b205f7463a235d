import { kindRules } from '../../../../schema/policy/kindRules';
import type { RowFault } from '../target';
import { fault, type FaultPlace } from './faults';
import type { ParsedRow } from './parsedRow';

/**
 * Fields that the value of another field demands and that are empty, and fields that it forbids.
 * @param placeOf the place of a field, which the file may have no column for
 */
export function conditionalFaults(
  { values, faults }: Pick<ParsedRow, 'values' | 'faults'>,
  type: string,
  placeOf: (meaning: string) => FaultPlace,
): RowFault[] {
  const { conditional = [] } = kindRules(type);
  // A value that could not be read is a fault of its own.
  const unread = new Set(faults.map(({ field }) => field));
  return conditional.flatMap(({ on, values: demanding, fields }) => {
    if (unread.has(on)) return [];
    const demanded = demanding.includes(values[on] as string);
    return fields.flatMap((meaning) => {
      const given = (values[meaning] ?? null) !== null;
      if (given === demanded || unread.has(meaning)) return [];
      return [fault(demanded ? 'MISSING' : 'NOT_EMPTY', placeOf(meaning))];
    });
  });
}
