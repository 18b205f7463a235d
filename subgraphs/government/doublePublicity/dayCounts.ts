import type { Connection } from 'mongoose';
import { RECORDS } from '../../framework/records/recordModels';
import type { DayCount } from './counts';
import { TYPES } from './types';

/** The day of a moment in China, as an expression. */
const chinaDay = (date: string) => ({
  $dateToString: { date, format: '%Y-%m-%d', timezone: '+08:00' },
});

/** The version by which a record was revoked on the basis of a decision; null for all others. */
const REVOCATION = {
  $cond: [
    { $eq: ['$state', 'REVOKED'] },
    {
      $arrayElemAt: [
        {
          $filter: {
            input: '$versions',
            as: 'version',
            cond: {
              $and: [
                { $eq: ['$$version.state', 'REVOKED'] },
                { $gt: ['$$version.decidedOn', null] },
              ],
            },
          },
        },
        0,
      ],
    },
    null,
  ],
};

/**
 * Counts the permits and penalties decided in a period by the days that their clocks compare.
 * @param department of one source department only
 */
export function dayCounts(
  connection: Connection,
  { from, to, department }: { from: string; to: string; department?: string | undefined },
): Promise<DayCount[]> {
  return connection
    .collection(RECORDS)
    .aggregate<DayCount>([
      {
        $match: {
          type: { $in: [...TYPES] },
          decisionDate: { $gte: from, $lte: to },
          // The term is that of the departments of the district.
          'provenance.origin': null,
          ...(department !== undefined && { sourceDepartmentId: department }),
        },
      },
      { $addFields: { revocation: REVOCATION } },
      {
        $group: {
          _id: {
            type: '$type',
            department: '$sourceDepartmentId',
            decidedOn: '$decisionDate',
            receivedOn: chinaDay('$provenance.receivedAt'),
            publishedOn: '$publicityStart',
            disclosure: '$disclosure',
            reasonStated: { $gt: ['$lateReason', null] },
            revokedOn: { $ifNull: ['$revocation.decidedOn', null] },
            withdrawnOn: { $ifNull: [chinaDay('$revocation.changedAt'), null] },
          },
          count: { $sum: 1 },
        },
      },
      { $replaceRoot: { newRoot: { $mergeObjects: ['$_id', { count: '$count' }] } } },
    ])
    .toArray();
}
