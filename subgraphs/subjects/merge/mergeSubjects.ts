import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../../framework/context';
import { idempotencyOf } from '../../framework/idempotency';
import { textOf } from '../../framework/textOf';
import { openField } from '../../framework/vault/sealedResolvers';
import { sealedFor } from '../../framework/vault/sealedFor';
import type { Vault } from '../../framework/vault/vault';
import { putFormerCode, sealedFormerCode, startOfPresentCode } from '../codes/putFormerCode';
import type { CodePeriod, FormerCodeRecord } from '../codes/record';
import { FORMER_CODES_SEALED } from '../codes/sealed';
import { conflictWithIndexing } from '../recordIndex/conflictWithIndexing';
import { putSubjectEvent } from '../rights/outbox/store';
import { idsOf } from '../subject/merged';
import { changeOnce, repeatedChange } from './changeOnce';
import { contradictionsOf } from './contradictions';
import type { MergeModels } from './models';
import { moveCases } from './moveCases';
import { endConsents, moveCorrections, moveKinships, type RunningMerge } from './moveRights';
import { pairOf, type PairIds } from './pair';
import type { SubjectChangeRecord } from './record';
import type { RegisteredSubject } from './registered';
import { writeSubjects } from '../facts/writeSubjects';

export interface MergeInput extends PairIds {
  readonly reason: string;
  readonly contradictions?: string | null;
}

/**
 * Merges a duplicate into the subject that it registers a second time. One transaction marks the
 * duplicate and moves everything of it in this subgraph, and writes the event by which the other
 * subgraphs move their records: after a crash either all of it is stored or none, and every stored
 * event is delivered.
 * @throws NOT_FOUND, SUBJECT_MERGED, INVALID_TRANSITION, IDENTITIES_DIFFER, CONFLICT,
 *   IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT
 */
export async function mergeSubjects(
  models: MergeModels,
  request: Pick<StoreRequest, 'viewer' | 'now' | 'today' | 'vault'>,
  input: MergeInput,
  key: string,
): Promise<SubjectChangeRecord> {
  const { viewer, now, today, vault } = request;
  const { survivorId, duplicateId } = input;
  const idempotency = idempotencyOf(key, ['MERGE_SUBJECTS', input], viewer, vault);
  const reason = textOf('reason', input.reason, 2, 500);
  const explanation =
    input.contradictions == null ? null : textOf('contradictions', input.contradictions, 2, 500);
  const before = await repeatedChange(models.subjectChange, idempotency);
  if (before) return before;

  const pair = await pairOf(models.subject, viewer, input);
  const contradictions = await contradictionsOf(models, vault, pair);
  if (contradictions.length > 0 && explanation === null) throw creditError('IDENTITIES_DIFFER');
  const code = await codeOf(vault, pair.duplicate);
  const former = code === null ? null : await sealedFormerCode(vault, survivorId, code);
  const merge: RunningMerge = {
    changeId: randomUUID(),
    from: duplicateId,
    to: survivorId,
    at: now,
    by: viewer.actor,
    department: viewer.department!,
    reason,
    input: idempotency.digests[0]!,
  };

  async function moveCodes(session: ClientSession): Promise<void> {
    const period: CodePeriod = {
      from: await startOfPresentCode(models.formerCode, duplicateId, session),
      to: today,
      ground: 'MERGED',
      department: viewer.department!,
      reason,
    };
    const own = await models.formerCode
      .find({ subjectId: duplicateId })
      .session(session)
      .lean<FormerCodeRecord[]>()
      .exec();
    for (const row of own)
      await models.formerCode.updateOne(
        { _id: row._id },
        {
          $set: {
            ...(await sealedFor(vault, FORMER_CODES_SEALED, { ...row }, survivorId)),
            subjectId: survivorId,
            registeredAs: row.registeredAs ?? duplicateId,
          },
        },
        { session },
      );
    if (former !== null) await putFormerCode(models.formerCode, vault, former, period, session);
  }

  async function markDuplicate(session: ClientSession): Promise<void> {
    const mark = { $set: { mergedInto: survivorId } };
    const unset = { $unset: { uscc: '', idNumberIndex: '', nameGrams: '' } };
    await models.subject.updateOne({ _id: duplicateId }, { ...mark, ...unset }, { session });
    const named = { $addToSet: { mergedFrom: { $each: idsOf(pair.duplicate) } } };
    await models.subject.updateOne({ _id: survivorId }, named, { session });
    // Duplicates that were merged into it before lead to the surviving subject.
    await models.subject.updateMany({ mergedInto: duplicateId } as object, mark, { session });
  }

  return changeOnce(models.subjectChange, idempotency, async (session) => {
    const current = await pairOf(models.subject, viewer, input, session);
    if (
      factsOf(current.duplicate) !== factsOf(pair.duplicate) ||
      factsOf(current.survivor) !== factsOf(pair.survivor)
    )
      throw creditError('CONFLICT');
    await conflictWithIndexing(models.index, session);
    await writeSubjects(models.subject.db, [duplicateId, survivorId], session, () =>
      markDuplicate(session),
    );
    await moveCodes(session);
    for (const field of ['organizationId', 'partyId'])
      await models.relation.updateMany(
        { [field]: duplicateId },
        { $set: { [field]: survivorId } },
        { session },
      );
    await endConsents(models, merge, session);
    await moveCorrections(models, vault, merge, session);
    await moveCases(models, vault, merge, session);
    await moveKinships(models, merge, session);
    await models.index.record.updateMany(
      { subjectId: duplicateId },
      { $set: { subjectId: survivorId } },
      { session },
    );
    const told = { subjectId: duplicateId, hidden: false, mergedInto: survivorId, at: now };
    const event = await putSubjectEvent(models.outbox, told, session);
    return {
      _id: merge.changeId,
      subjectId: survivorId,
      action: 'MERGE',
      ground: 'MERGED',
      changedOn: today,
      duplicateId,
      reason,
      contradictions: explanation,
      at: now,
      by: viewer.actor,
      department: viewer.department!,
      event,
      key: idempotency.key,
      input: idempotency.digests[0]!,
    };
  });
}

/** The present code of a subject in clear; null for a person whose number is not readable. */
async function codeOf(vault: Vault, row: RegisteredSubject) {
  if (row.kind !== 'NATURAL_PERSON') return { kind: 'UNIFIED_CODE', code: row.uscc } as const;
  const number = await openField(vault, { field: 'NaturalPerson.idNumber', path: 'idNumber' }, row);
  return typeof number === 'string' ? ({ kind: 'RESIDENT_NUMBER', code: number } as const) : null;
}

/** What identifies a registration, as it is stored: another text shows that it has changed. */
function factsOf(row: RegisteredSubject): string {
  const { name, uscc, legalType, region, mergedFrom } = row;
  const person = 'idNumber' in row ? [row.idNumber, row.birthDate, row.sex] : [];
  return JSON.stringify([name, uscc, legalType, region, mergedFrom, ...person]);
}
