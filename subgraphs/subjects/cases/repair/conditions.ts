import { repair } from '../../../../schema/cases/repair';
import type { CaseRecordFacts } from '../../../../schema/cases/records';
import { addTerm } from '../../../../schema/policy/calendar';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { REPAIRABLE, repairTerms } from '../../../../schema/policy/repair';
import { term } from '../../../../schema/policy/terms';
import type { CasesRequest } from '../casesRequest';
import type { CaseRecord } from '../record';

export type RepairObstacle =
  'NOT_REPAIRABLE' | 'TOO_EARLY' | 'ENDED' | 'UNDER_WAY' | 'FALSE_MATERIAL';

/** Whether, and from when, the repair of a record can be applied for. */
export interface RepairConditions {
  readonly possible: boolean;
  readonly from: string | null;
  readonly publishedUntil: string | null;
  readonly obstacles: readonly RepairObstacle[];
  readonly required: readonly string[];
  readonly rule: string | null;
}

const REQUIRED = Object.keys(repair.opens.needs);

/** The conditions of the repair of a record, by the rules in force today. */
export async function repairConditions(
  request: CasesRequest,
  { id, type, subjectId, state, severity, decisionDate, visibleUntil }: CaseRecordFacts,
): Promise<RepairConditions> {
  const { today } = request.request;
  if (!REPAIRABLE.has(type) || severity === null)
    return {
      possible: false,
      from: null,
      publishedUntil: null,
      obstacles: ['NOT_REPAIRABLE'],
      required: [],
      rule: null,
    };
  const terms = repairTerms({ severity, decisionDate }, today);
  const barredUntil = await endOfBar(request, subjectId);
  const isBarred = barredUntil !== null && today <= barredUntil;
  const inForce = (state === 'ACTIVE' || state === 'DISPUTED') && today <= visibleUntil;
  const underWay = await request.model.exists({ kind: repair.code, recordId: id, open: true });
  const obstacles: RepairObstacle[] = [
    ...(inForce ? [] : (['ENDED'] as const)),
    ...(today < terms.from ? (['TOO_EARLY'] as const) : []),
    ...(isBarred ? (['FALSE_MATERIAL'] as const) : []),
    ...(underWay === null ? [] : (['UNDER_WAY'] as const)),
  ];
  return {
    ...terms,
    from: inForce ? later(terms.from, isBarred ? addTerm(barredUntil, 'P1D') : null) : null,
    possible: obstacles.length === 0,
    obstacles,
    required: REQUIRED,
  };
}

/** The last day on which a subject may not apply because of false material; null for none. */
async function endOfBar({ model }: CasesRequest, subjectId: string): Promise<string | null> {
  const last = await model
    .findOne({
      subjectId,
      kind: repair.code,
      state: 'REJECTED',
      'steps.choices.material': 'FALSE',
    })
    .sort({ openedAt: -1 })
    .lean<CaseRecord>()
    .exec();
  if (last === null) return null;
  const rejectedOn = chinaDate(last.steps.at(-1)!.at);
  return addTerm(rejectedOn, term('repair.bar', rejectedOn).value);
}

const later = (one: string, other: string | null) => (other !== null && other > one ? other : one);
