import type { CaseKindEntry, CaseStepEntry } from '../../../schema/cases/caseKind';
import { effectOf } from '../../../schema/cases/effects';
import type { CaseRecordFacts } from '../../../schema/cases/records';
import { creditError } from '../../../schema/errors';
import { CORRECTABLE, stateAfter } from '../../framework/records/writer/transitions';
import type { CasesRequest } from './casesRequest';
import { factsOf, recordsOf } from './findRecord';
import type { CaseRecord } from './record';
import { repairConditions } from './repair/conditions';

/** What a kind demands of a record before a case about it can be opened. */
const OPENING: Readonly<
  Record<string, (request: CasesRequest, facts: CaseRecordFacts) => Promise<void> | void>
> = {
  OBJECTION(_request, { state }) {
    if (state !== 'ACTIVE' && state !== 'DISPUTED') throw creditError('INVALID_TRANSITION');
  },
  async REPAIR(request, facts) {
    const { obstacles } = await repairConditions(request, facts);
    // Whether a case is open, the unique index decides.
    const others = obstacles.filter((obstacle) => obstacle !== 'UNDER_WAY');
    if (others.length === 0) return;
    throw creditError(
      'INVALID_TRANSITION',
      `The record cannot be repaired now: ${others.join(', ')}; see repairConditions.`,
    );
  },
};

/** @throws INVALID_TRANSITION */
export async function requireOpening(
  request: CasesRequest,
  { code }: CaseKindEntry,
  facts: CaseRecordFacts,
): Promise<void> {
  await OPENING[code]?.(request, facts);
}

/**
 * Checks that the record allows what a step does to it, as its subgraph has it now.
 * @throws INVALID_TRANSITION, SUBGRAPH_UNAVAILABLE
 */
export async function requireEffect(
  { request }: CasesRequest,
  { recordType: type, recordId: id, openedAt, effectDue }: CaseRecord,
  { effect: rule }: CaseStepEntry,
  choices: Readonly<Record<string, string>>,
): Promise<void> {
  const effect = effectOf(rule, choices);
  const corrected = choices['outcome'] === 'CORRECTED';
  // A record that is no longer marked as disputed needs no end of the mark.
  if (effect === undefined || effect === 'CREATE' || (effect === 'END_DISPUTE' && !corrected))
    return;
  // The record is still to be created; effects are made in their order.
  if (effect === 'CORRECT' && effectDue) return;
  const facts = await factsOf(recordsOf(request.caseRecords, type), { type, id });
  if (corrected && (facts?.correctedAt ?? '') < openedAt)
    throw creditError(
      'INVALID_TRANSITION',
      'The record has not been corrected since the objection; correct it first.',
    );
  if (effect === 'END_DISPUTE') return;
  if (effect === 'CORRECT') {
    if (facts === null || !CORRECTABLE.includes(facts.state))
      throw creditError('INVALID_TRANSITION');
    return;
  }
  if (facts === null || stateAfter({ state: facts.state, versions: [] }, effect) === undefined)
    throw creditError('INVALID_TRANSITION');
}
