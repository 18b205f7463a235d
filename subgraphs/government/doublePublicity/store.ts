import { getDirectiveValues, type GraphQLObjectType } from 'graphql';
import type { Connection } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import { departmentLimit } from '../../framework/guard/departmentLimit';
import { RECORDS } from '../../framework/records/recordModels';
import { subgraphTypes } from '../../framework/subgraphDocument';
import { checkPeriod, monthlyCounts, type DayCount, type DoublePublicityMonth } from './counts';

/** The kinds that are published by the rule of double publicity. */
const TYPES = ['Penalty', 'Permit'] as const;

export interface PublicityQuestion {
  readonly from: string;
  readonly to: string;
  readonly department?: string | null;
}

export interface DoublePublicityStore {
  /** @throws BAD_USER_INPUT for an invalid period */
  months(question: PublicityQuestion): Promise<readonly DoublePublicityMonth[]>;
}

/** The stores that the resolvers of double publicity need. */
export interface WithDoublePublicity {
  readonly doublePublicity: DoublePublicityStore;
}

export function doublePublicityStore(
  connection: Connection,
  { viewer }: Pick<StoreRequest, 'viewer'>,
): DoublePublicityStore {
  return {
    async months({ from, to, department }) {
      checkPeriod(from, to);
      const limit = departmentLimit(viewer, department, ['auditor']);
      if (limit === undefined) return [];
      const days = await connection
        .collection(RECORDS)
        .aggregate<DayCount>([
          {
            $match: {
              type: { $in: [...TYPES] },
              decisionDate: { $gte: from, $lte: to },
              // The term is that of the departments of the district.
              'provenance.origin': null,
              ...(limit.department !== undefined && { sourceDepartmentId: limit.department }),
            },
          },
          {
            $group: {
              _id: {
                type: '$type',
                department: '$sourceDepartmentId',
                decidedOn: '$decisionDate',
                receivedOn: {
                  $dateToString: {
                    date: '$provenance.receivedAt',
                    format: '%Y-%m-%d',
                    timezone: '+08:00',
                  },
                },
                publishedOn: '$publicityStart',
              },
              count: { $sum: 1 },
            },
          },
          { $replaceRoot: { newRoot: { $mergeObjects: ['$_id', { count: '$count' }] } } },
        ])
        .toArray();
      return monthlyCounts(days, ownersOf(limit.department), { from, to });
    },
  };
}

/** The departments that report each kind, by the catalogue; only the given one if there is one. */
function ownersOf(only: string | undefined): ReadonlyMap<string, readonly string[]> {
  const schema = subgraphTypes('government');
  const directive = schema.getDirective('catalogued')!;
  return new Map(
    TYPES.map((type) => {
      const { astNode } = schema.getType(type) as GraphQLObjectType;
      const owners = getDirectiveValues(directive, astNode!)!['owners'] as readonly string[];
      return [type, only === undefined ? owners : owners.filter((one) => one === only)];
    }),
  );
}
