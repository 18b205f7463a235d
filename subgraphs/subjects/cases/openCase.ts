import { randomUUID } from 'node:crypto';
import type { CaseKindEntry } from '../../../schema/cases/caseKind';
import { creditError } from '../../../schema/errors';
import { partyOf } from '../rights/correction/party';
import type { CasesRequest } from './casesRequest';
import { answersOf } from './answers';
import { requireOpening } from './checks';
import { beginEffect } from './effects';
import { visibleRecord } from './findRecord';
import { partOf } from './part';
import type { CaseRecord } from './record';
import { firstStep } from './step';

/** The input with which a case is opened, besides what its kind demands. */
export interface OpeningInput {
  readonly recordType: string;
  readonly recordId: string;
}

/**
 * Creates the case that an input opens; it is not stored yet.
 * @throws NOT_FOUND for a record that does not exist, is not visible, or is of somebody for whom
 *   the viewer may not act; BAD_USER_INPUT, SUBGRAPH_UNAVAILABLE, and what the kind demands
 */
export async function openedCase(
  request: CasesRequest,
  kind: CaseKindEntry,
  input: OpeningInput & Readonly<Record<string, unknown>>,
  keys: { readonly key: string; readonly input: string },
): Promise<CaseRecord> {
  const { viewer, now, today } = request.request;
  const { opens, code } = kind;
  const answers = answersOf(opens.needs, input);
  const record = { type: input.recordType, id: input.recordId };
  const facts = await visibleRecord(request.request, record);
  const by = partyOf(viewer, facts.subjectId);
  if (by === undefined) throw creditError('NOT_FOUND');
  await requireOpening(request, kind, facts);
  const _id = randomUUID();
  const part = partOf(kind, opens.to, { today, version: 1 });
  const { subjectId } = facts;
  const step = await firstStep(request, { _id, subjectId, answers, keys, after: part });
  const effects = beginEffect(opens.effect, {}, 0);
  return {
    _id,
    kind: code,
    subjectId,
    by,
    recordType: record.type,
    recordId: record.id,
    departmentId: facts.sourceDepartmentId,
    openedAt: now.toISOString(),
    ...part,
    steps: [step],
    effects,
    effectDue: effects.length > 0,
  };
}
