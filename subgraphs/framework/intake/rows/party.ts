import type { SubjectIdentifier } from '../../../../schema/directory';
import type { RowFault } from '../target';
import type { RowSubject } from './buildRow';
import { readResidentId } from './cells/identifiers';
import { fault, type FaultPlace } from './faults';
import type { ParsedRow } from './parsedRow';

/** The subject of a row, as the row names it. */
export interface Party {
  readonly identifier: Exclude<SubjectIdentifier, { readonly by: 'ID' }>;
  readonly name: string;
}

/** The facts about a party that the values of a row are derived from. */
export function rowSubject({ identifier, name }: Party): RowSubject {
  return identifier.by === 'RESIDENT_ID'
    ? { name, isPerson: true, unifiedCode: null, idNumber: identifier.number }
    : { name, isPerson: false, unifiedCode: identifier.code, idNumber: null };
}

const NAME = 'subject.name';
const CLASS = 'subject.class';
const CODE = 'subject.unifiedCode';
const TYPE = 'subject.documentType';
const NUMBER = 'subject.documentNumber';

const TITLES: Readonly<Record<string, string>> = {
  [CODE]: '统一社会信用代码',
  [TYPE]: '证件类型',
  [NUMBER]: '证件号码',
};

/** The subject of a row, and whatever contradicts itself about it. */
export function partyOf(row: ParsedRow): {
  party?: Party;
  /** Whether the number has 15 digits, which those of 18 have replaced. */
  former?: boolean;
  faults: readonly RowFault[];
} {
  const { values, given } = row;
  const place = (meaning: string): FaultPlace => ({
    meaning,
    heading: row.columns.get(meaning)?.heading ?? TITLES[meaning] ?? meaning,
  });
  const name = values[NAME] as string | undefined;
  const code = values[CODE] as string | undefined;
  const number = values[NUMBER] as string | undefined;
  const asPerson = isPerson(values[CLASS], given);
  if (asPerson === undefined) {
    if (given.has(CLASS)) return { faults: [] };
    const other = place(NUMBER).heading ?? '';
    return { faults: [fault('CLASS_UNCLEAR', place(CODE), { other })] };
  }
  const faults: RowFault[] = [];
  if (asPerson) {
    if (given.has(CODE)) faults.push(fault('PERSON_WITH_CODE', place(CODE)));
    if ((values[TYPE] ?? 'RESIDENT_ID') !== 'RESIDENT_ID')
      return { faults: [...faults, fault('DOCUMENT_TYPE', place(TYPE))] };
    if (number === undefined) {
      if (!given.has(NUMBER)) faults.push(fault('MISSING', place(NUMBER)));
      return { faults };
    }
    const read = readResidentId(number);
    if (!('value' in read)) faults.push(fault(read.code, place(NUMBER), read.values));
    else if (name !== undefined)
      return {
        party: { identifier: { by: 'RESIDENT_ID', number: read.value }, name },
        former: read.former === true,
        faults,
      };
    return { faults };
  }
  const trader = values[CLASS] === 'SELF_EMPLOYED';
  // A trader's own document often stands in the row; it is not stored.
  if (given.has(NUMBER) && !trader) faults.push(fault('ORGANIZATION_WITH_ID', place(NUMBER)));
  if (code === undefined) {
    if (!given.has(CODE)) faults.push(fault('MISSING', place(CODE)));
    return { faults };
  }
  if (trader && !code.startsWith('92')) faults.push(fault('TRADER_CODE', place(CODE)));
  if (name === undefined) return { faults };
  return { party: { identifier: { by: 'UNIFIED_CODE', code }, name }, faults };
}

/** Whether the subject is a person: by its class, or by the only number given. */
function isPerson(stated: unknown, given: ReadonlySet<string>): boolean | undefined {
  if (stated !== undefined) return stated === 'NATURAL_PERSON';
  if (given.has(CODE)) return false;
  return given.has(NUMBER) ? true : undefined;
}
