import { defaultsOf } from '../../../../schema/exchange/defaults';
import { endOfPublicity, endOfTerm } from '../../../../schema/policy/publicity';
import { kindRules } from '../../../../schema/policy/kindRules';
import { ADVERSE, DERIVED, earliest } from '../../intake/rows/buildRow';
import { isLong, textOf } from '../../intake/rows/heldRows';
import type { KindFacts } from '../../records/kindFacts';
import type { NewRow } from '../../records/writer/rowFault';

type Values = Readonly<Record<string, unknown>>;

/**
 * Stands for the subject, which a record does not describe and a correction does not change: what
 * intake derived from it is stored.
 */
export const UNKNOWN = { name: '', unifiedCode: null, idNumber: null, digest: () => '' } as const;

/**
 * The values of a stored row by meaning, as a file would have stated them: without those that were
 * derived from others and must follow their correction.
 * @param row without sealed values
 */
export function storedValues({ kind, retention }: KindFacts, row: NewRow): Values {
  const values: Record<string, unknown> = {
    decisionDate: row.decisionDate,
    'basis.title': row.basis.title,
    'basis.number': row.basis.number,
    'basis.date': row.basis.date,
  };
  for (const [path, { mark, value }] of kind.row)
    if (!DERIVED.has(path) && !mark && value.is !== 'GRAMS')
      values[path] = plain((row as unknown as Values)[path]);
  const { severity, expiresOn } = kindRules(kind.type);
  const derived: Values = {
    'basis.date': row.decisionDate,
    publicityEnd:
      severity === undefined ? null : endOfPublicity(severity(values), row.decisionDate),
    expiresOn: earliest(
      expiresOn?.(values),
      retention === ADVERSE ? null : endOfTerm(retention, row.decisionDate),
    ),
  };
  for (const [meaning, value] of Object.entries(derived))
    if (values[meaning] === null || values[meaning] === value) delete values[meaning];
  for (const path of derivedPaths(kind.type, values, row.decisionDate)) delete values[path];
  return values;
}

/** The paths whose value is the one that intake derives from the others. */
function derivedPaths(type: string, values: Values, decisionDate: string): string[] {
  return Object.entries(defaultsOf(type)).flatMap(([path, { value }]) => {
    const { [path]: stored, ...others } = values;
    return textOf(value({ ...UNKNOWN, values: others, decisionDate })) === textOf(stored)
      ? [path]
      : [];
  });
}

/** A value in the form in which intake reads it: 64-bit integers of the driver are bigints. */
function plain(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === 'object' && value !== null && isLong(value) ? value.toBigInt() : value;
}
