import {
  organizationClass,
  type OrganizationClass,
} from '../../../schema/identifiers/organizationClass';
import { registrarOf } from '../../../schema/policy/registers';
import { nameOfDepartment, namesDepartment } from '../../framework/intake/rows/department';
import { fault, type FaultPlace } from '../../framework/intake/rows/faults';
import { forbiddenIn } from '../../framework/intake/rows/forbidden';
import type { ParsedRow } from '../../framework/intake/rows/parsedRow';
import type { BatchContext, RowFault } from '../../framework/intake/target';
import type { FaultCode } from '../../framework/intake/rows/sentences';

/** The registration of an organisation as a row states it. */
export interface StatedRegistration {
  readonly uscc: string;
  readonly name: string;
  readonly form: OrganizationClass;
  readonly formerNames: readonly string[];
  readonly address: string;
  readonly phone: string | null;
  readonly registration: {
    readonly status: string;
    readonly authority: string;
    readonly region: string;
    readonly establishedOn: string;
    readonly approvedOn: string;
    readonly validUntil: string | null;
    readonly capital: bigint | null;
    readonly scope: string;
    readonly industry: string;
    readonly representativeName: string;
  };
}

/** Sections A to T of GB/T 4754-2017. */
const INDUSTRY = /^[A-T]$/;
const FREE = ['name', 'representativeName', 'address', 'scope', 'authority', 'formerNames'];
const PAST = ['establishedOn', 'approvedOn'];
const ORDERS = [
  ['establishedOn', 'approvedOn'],
  ['establishedOn', 'validUntil'],
] as const;

type Read = { readonly stated: StatedRegistration } | { readonly faults: readonly RowFault[] };

/**
 * Reads the registration of a row.
 * @param placeOf the place of a meaning, also of one that the file has no column for
 */
export function readRegistration(
  parsed: ParsedRow,
  placeOf: (meaning: string) => FaultPlace,
  { department, today }: Pick<BatchContext, 'department' | 'today'>,
): Read {
  const { values } = parsed;
  const text = (meaning: string) => (values[meaning] ?? null) as string | null;
  const faults: RowFault[] = [...parsed.faults];
  const wrong = (code: FaultCode, meaning: string, more: Record<string, string | number> = {}) =>
    void faults.push(fault(code, placeOf(meaning), more));

  for (const meaning of PAST) if ((text(meaning) ?? '') > today) wrong('FUTURE', meaning);
  for (const [first, last] of ORDERS) {
    const [from, to] = [text(first), text(last)];
    if (from !== null && to !== null && to < from)
      wrong('ORDER', last, { other: placeOf(first).heading ?? first });
  }
  for (const meaning of FREE)
    for (const each of [values[meaning] ?? []].flat() as string[])
      for (const found of forbiddenIn(each)) wrong('FORBIDDEN', meaning, { ...found });
  const industry = text('industry')?.toUpperCase() ?? '';
  if (industry !== '' && !INDUSTRY.test(industry)) wrong('FIELD', 'industry');
  const authority = text('authority');
  if (authority !== null && !namesDepartment(authority, department))
    wrong('OTHER_DEPARTMENT', 'authority', { department: nameOfDepartment(department) });

  const [uscc, name] = [text('uscc'), text('name')];
  if (uscc === null || name === null) return { faults };
  if (registrarOf(uscc, today) !== department)
    wrong('OTHER_REGISTER', 'uscc', { department: nameOfDepartment(department) });
  const form = organizationClass(uscc, name);
  if (form === undefined) wrong('CLASS_UNKNOWN', 'uscc');
  if (faults.length > 0 || form === undefined) return { faults };
  const establishedOn = text('establishedOn')!;
  return {
    stated: {
      uscc,
      name,
      form,
      formerNames: (values['formerNames'] ?? []) as readonly string[],
      address: text('address')!,
      phone: text('phone'),
      registration: {
        status: text('status')!,
        authority: authority ?? nameOfDepartment(department),
        region: text('region') ?? uscc.slice(2, 8),
        establishedOn,
        approvedOn: text('approvedOn') ?? establishedOn,
        validUntil: text('validUntil'),
        capital: (values['capital'] ?? null) as bigint | null,
        scope: text('scope')!,
        industry,
        representativeName: text('representativeName')!,
      },
    },
  };
}
