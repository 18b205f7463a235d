import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { creditError } from '../../schema/errors';
import { parseCaseNumber } from '../../schema/identifiers/caseNumber';
import { parseDate } from '../../schema/identifiers/date';
import { parseDateTime } from '../../schema/identifiers/dateTime';
import { IdentifierError } from '../../schema/identifiers/identifierError';
import { formatMoneyCents, parseMoneyCents } from '../../schema/identifiers/money';
import { parseRegionCode } from '../../schema/identifiers/regionCode';
import { parseResidentId } from '../../schema/identifiers/residentId';
import { parseUscc } from '../../schema/identifiers/uscc';
import type { CellValue } from './intake/table';

/**
 * A scalar that is a string in JSON. Inputs are validated; outputs are not, because stored values
 * were validated when they were written.
 */
function stringScalar<T>(
  name: string,
  parse: (text: string) => T,
  serialize: (value: unknown) => string = String,
): GraphQLScalarType<T, string> {
  const read = (value: unknown): T => {
    if (typeof value !== 'string') {
      throw creditError('BAD_USER_INPUT', `A ${name} must be written as a string.`);
    }
    try {
      return parse(value);
    } catch (error) {
      if (error instanceof IdentifierError) throw creditError('BAD_USER_INPUT', error.message);
      throw error;
    }
  };
  return new GraphQLScalarType<T, string>({
    name,
    serialize,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** An object from heading to value, with which one row of a batch is submitted. */
const intakeRow = new GraphQLScalarType<Readonly<Record<string, CellValue>>, unknown>({
  name: 'IntakeRow',
  parseValue: rowOf,
  parseLiteral: (node, variables) => rowOf(valueFromASTUntyped(node, variables)),
});

function rowOf(value: unknown): Readonly<Record<string, CellValue>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw creditError('BAD_USER_INPUT', 'An IntakeRow must be an object from heading to value.');
  const cells = Object.entries(value).map(([heading, cell]) => {
    if (!isCell(cell))
      throw creditError(
        'BAD_USER_INPUT',
        'A value in an IntakeRow must be a string, a number, true, false, null, or a list of strings.',
      );
    return [heading, cell] as const;
  });
  return Object.fromEntries(cells);
}

function isCell(value: unknown): value is CellValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** The resolvers of the scalars of schema/shared/common.graphql, for every subgraph. */
export const scalars = {
  UnifiedSocialCreditCode: stringScalar('UnifiedSocialCreditCode', parseUscc),
  ResidentId: stringScalar('ResidentId', parseResidentId),
  CaseNumber: stringScalar('CaseNumber', parseCaseNumber),
  Date: stringScalar('Date', parseDate),
  DateTime: stringScalar('DateTime', parseDateTime, (value) => (value as Date).toISOString()),
  RegionCode: stringScalar('RegionCode', parseRegionCode),
  MoneyCents: stringScalar('MoneyCents', parseMoneyCents, (value) =>
    // The driver returns a 64-bit integer as a number if it is safe, and as a Long otherwise.
    formatMoneyCents(BigInt(typeof value === 'bigint' ? value : String(value))),
  ),
  IntakeRow: intakeRow,
} as const;
