import { getDirectiveValues, type GraphQLObjectType } from 'graphql';
import { addTerm } from '../../../schema/policy/calendar';
import { term, type TermEntry, type TermId } from '../../../schema/policy/terms';
import type { SubgraphName } from '../../../schema/sdl';
import type { CreditRecord } from '../records/record';
import type { RecordKind } from '../records/recordKind';
import { subgraphTypes } from '../subgraphDocument';

/** A kind of record with a term after which its records are destroyed. */
export interface RetentionRule {
  readonly type: string;
  readonly ruleId: TermId;
}

/** The retention rules of kinds, from the catalogue; kinds without a term are kept. */
export function retentionRules(
  subgraph: SubgraphName,
  kinds: readonly RecordKind[],
): readonly RetentionRule[] {
  const schema = subgraphTypes(subgraph);
  const directive = schema.getDirective('catalogued')!;
  return kinds.flatMap(({ type }) => {
    const { astNode } = schema.getType(type) as GraphQLObjectType;
    const ruleId = getDirectiveValues(directive, astNode!)?.['retention'];
    return typeof ruleId === 'string' ? [{ type, ruleId: ruleId as TermId }] : [];
  });
}

/** The fields of a row that decide when its retention ends. */
export const RETENTION_FIELDS = { decisionDate: 1, publicityEnd: 1, expiresOn: 1 } as const;

type Dates = Pick<CreditRecord, keyof typeof RETENTION_FIELDS>;

/**
 * The last day on which a record may be stored: the term counts from the end of the act, of which
 * the latest of its dates is the safe reading. Undefined when no term applied on that day.
 */
export function storedUntil(
  { decisionDate, publicityEnd, expiresOn }: Dates,
  ruleId: TermId,
): { readonly day: string; readonly term: TermEntry } | undefined {
  const end = [decisionDate, publicityEnd, expiresOn].reduce<string>(
    (latest, date) => (date !== null && date > latest ? date : latest),
    decisionDate,
  );
  try {
    const found = term(ruleId, end);
    return { day: addTerm(end, found.value), term: found };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
