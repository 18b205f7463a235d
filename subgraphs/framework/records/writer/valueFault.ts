import { parseCaseNumber } from '../../../../schema/identifiers/caseNumber';
import { isDate } from '../../../../schema/identifiers/date';
import { IdentifierError } from '../../../../schema/identifiers/identifierError';
import { parseRegionCode } from '../../../../schema/identifiers/regionCode';
import { parseResidentId } from '../../../../schema/identifiers/residentId';
import { parseUscc } from '../../../../schema/identifiers/uscc';
import type { PathShape, RowShape, ValueShape } from '../shapes';

type Row = Readonly<Record<string, unknown>>;

/** The description of a scalar for messages, and the test of its values. */
type ScalarCheck = readonly [what: string, isValid: (value: unknown) => boolean];

/** Amounts are stored as signed 64-bit integers. */
const FEN_LIMIT = 2n ** 63n;

const SCALARS: Readonly<Record<string, ScalarCheck>> = {
  Boolean: ['true or false', (value) => typeof value === 'boolean'],
  Int: [
    'a whole number',
    (value) => Number.isInteger(value) && Number(value) === (Number(value) | 0),
  ],
  Float: ['a number', Number.isFinite],
  MoneyCents: ['a whole number of fen', isFen],
  Date: [
    'a calendar date YYYY-MM-DD that exists',
    (value) => typeof value === 'string' && isDate(value),
  ],
  DateTime: ['a valid Date', (value) => value instanceof Date && !Number.isNaN(value.getTime())],
  UnifiedSocialCreditCode: inForm('a unified social credit code', parseUscc),
  CaseNumber: inForm('a case number', parseCaseNumber),
  RegionCode: inForm('a region code', parseRegionCode),
  ResidentId: inForm('a resident identity number', parseResidentId),
};
const TEXT: ScalarCheck = ['a string', (value) => typeof value === 'string'];

/**
 * The first fault of the values of a row or of an object in it, as one sentence that names the
 * field but no value; undefined if all are valid.
 * @param within path of the object, with a full stop at its end
 */
export function partFault(shape: RowShape, row: Row, within = ''): string | undefined {
  let known = 0;
  for (const [name, path] of shape) {
    const value = row[name];
    if (value !== undefined) known++;
    const fault = pathFault(path, value, within, name);
    if (fault !== undefined) return fault;
  }
  // Counting is cheaper than looking up each field: a row with more fields has an unknown one.
  if (Object.keys(row).length === known) return undefined;
  const unknown = Object.keys(row).find((name) => !shape.has(name) || row[name] === undefined);
  return `The field ${within}${unknown} is unknown.`;
}

function pathFault(
  { value: shape, required, mark }: PathShape,
  value: unknown,
  within: string,
  name: string,
): string | undefined {
  if (value === undefined || value === null || value === '') {
    if (required) return `The field ${within}${name} is missing.`;
    if (value === null)
      return mark ? `The field ${within}${name} must be true or false.` : undefined;
    if (value === undefined) return undefined;
  }
  return valueFault(shape, value, within + name);
}

/** What is wrong with a value that is filled in, as one sentence without it; undefined if valid. */
export function valueFault(shape: ValueShape, value: unknown, path: string): string | undefined {
  switch (shape.is) {
    case 'SCALAR': {
      const [what, isValid] = SCALARS[shape.scalar] ?? TEXT;
      return isValid(value) ? undefined : `The field ${path} must be ${what}.`;
    }
    case 'ENUM':
      if (typeof value === 'string' && shape.values.has(value)) return undefined;
      return `The field ${path} must be one of ${[...shape.values].join(', ')}.`;
    case 'GRAMS':
    case 'LIST': {
      if (!Array.isArray(value)) return `The field ${path} must be a list.`;
      const of = shape.is === 'LIST' ? shape.of : GRAM;
      for (const [at, item] of value.entries()) {
        const fault = pathFault(of, item, path, `[${at}]`);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    case 'PART':
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return `The field ${path} must be an object.`;
      return partFault(shape.paths, value as Row, `${path}.`);
  }
}

const GRAM: PathShape = { value: { is: 'SCALAR', scalar: 'String' }, required: true };

function isFen(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value === 'bigint' && value < FEN_LIMIT && value >= -FEN_LIMIT;
}

/** The check of an identifier, which must be in the normal form used for search and comparison. */
function inForm(what: string, parse: (text: string) => string): ScalarCheck {
  return [
    `${what} in its normal form`,
    (value) => {
      try {
        return typeof value === 'string' && parse(value) === value;
      } catch (error) {
        if (error instanceof IdentifierError) return false;
        throw error;
      }
    },
  ];
}
