import { GraphQLScalarType, Kind } from 'graphql';
import { creditError } from '../../schema/errors';
import { parseCaseNumber } from '../../schema/identifiers/caseNumber';
import { parseDate } from '../../schema/identifiers/date';
import { parseDateTime } from '../../schema/identifiers/dateTime';
import { IdentifierError } from '../../schema/identifiers/identifierError';
import { formatMoneyCents, parseMoneyCents } from '../../schema/identifiers/money';
import { parseRegionCode } from '../../schema/identifiers/regionCode';
import { parseResidentId } from '../../schema/identifiers/residentId';
import { parseUscc } from '../../schema/identifiers/uscc';

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
} as const;
