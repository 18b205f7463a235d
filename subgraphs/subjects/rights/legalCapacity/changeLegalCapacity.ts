import type { ClientSession, Model } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../../framework/context';
import { isDuplicate } from '../../../framework/durable';
import { idempotencyOf, repeatedStep, type Idempotency } from '../../../framework/idempotency';
import { hideSubject } from '../../../framework/subjectEvents/hiding';
import type { ProofDocument, SubjectRow } from '../../../../schema/generated/subjects.rows';
import { writeSubjects } from '../../facts/writeSubjects';
import { conflictWithIndexing } from '../../recordIndex/conflictWithIndexing';
import type { IndexModels } from '../../recordIndex/model';
import { endKinships } from '../kinship/endKinships';
import type { KinshipRecord } from '../kinship/record';
import type { Merged } from '../../subject/merged';
import type { OutboxModels } from '../outbox/model';
import { putSubjectEvent } from '../outbox/store';
import { appliesTo, isHidden, TRANSITIONS } from './machine';
import type {
  LegalCapacityAction,
  LegalCapacityPart,
  LegalCapacityRecord,
  LegalCapacityStep,
} from './record';
import { legalCapacityAfter, legalCapacityOf, type LegalCapacityView } from './view';

export interface LegalCapacityModels {
  readonly subject: Model<SubjectRow>;
  readonly legalCapacity: Model<LegalCapacityRecord>;
  readonly kinship: Model<KinshipRecord>;
  readonly outbox: OutboxModels;
  readonly index: IndexModels;
}

/** A change requested by a steward, with validated input. */
export interface LegalCapacityChange {
  readonly action: LegalCapacityAction;
  readonly input: { readonly subjectId: string; readonly version: number };
  readonly key: string;
  readonly diedOn?: string;
  readonly reason: string | null;
  readonly legalBasis: string | null;
  readonly document: ProofDocument | null;
}

/**
 * Changes a subject's legal capacity. One transaction writes it with its history, the marks that hide
 * the subject in this database, and the event that hides it in the other subgraphs. After a crash
 * either all of them exist or none, and every stored event is delivered.
 * @throws NOT_FOUND, SUBJECT_MERGED, CONFLICT, INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED,
 *   BAD_USER_INPUT
 */
export async function changeLegalCapacity(
  models: LegalCapacityModels,
  { viewer, now, vault }: Pick<StoreRequest, 'viewer' | 'now' | 'vault'>,
  change: LegalCapacityChange,
): Promise<LegalCapacityView> {
  const { action, input, key, reason, legalBasis, document } = change;
  const idempotency = idempotencyOf(key, [action, input], viewer, vault);

  async function apply(session: ClientSession): Promise<LegalCapacityView> {
    const { subject, legalCapacity } = models;
    const before = await repeated(legalCapacity, idempotency, session);
    if (before) return before;
    const found = await subject
      .findById(input.subjectId, { kind: 1, minor: 1, mergedInto: 1 })
      .session(session)
      .lean<Pick<SubjectRow, 'kind'> & Merged & { minor?: boolean }>();
    if (found === null) throw creditError('NOT_FOUND');
    if (found.mergedInto !== undefined) throw creditError('SUBJECT_MERGED');
    if (!appliesTo(action, found.kind))
      throw creditError('BAD_USER_INPUT', 'This change applies only to natural persons.');
    const record = await legalCapacity
      .findById(input.subjectId)
      .session(session)
      .lean<LegalCapacityRecord>();
    const current = legalCapacityOf(input.subjectId, record, found.minor === true);
    if (current.version !== input.version) throw creditError('CONFLICT');
    const { allowed, change: changed } = TRANSITIONS[action];
    if (!allowed(current)) throw creditError('INVALID_TRANSITION');
    const after: LegalCapacityPart = {
      frozen: current.frozen,
      minor: current.minor,
      diedOn: current.diedOn,
      ...changed(change.diedOn ?? null),
      version: current.version + 1,
    };
    const step: LegalCapacityStep = {
      action,
      at: now,
      by: viewer.actor,
      department: viewer.department ?? '',
      reason,
      legalBasis,
      document,
      key: idempotency.key,
      input: idempotency.digests[0]!,
      after,
    };
    await legalCapacity.updateOne(
      { _id: input.subjectId },
      { $set: after, $push: { steps: step } },
      { upsert: true, session },
    );
    await markSubject(after, session);
    if (current.diedOn !== null && after.diedOn === null) await endKinshipsOfSubject(step, session);
    if (isHidden(after) !== isHidden(current)) {
      const hidden = isHidden(after);
      await conflictWithIndexing(models.index, session);
      await hideSubject(subject.db, input.subjectId, hidden, session);
      await putSubjectEvent(
        models.outbox,
        { subjectId: input.subjectId, hidden, at: now },
        session,
      );
    }
    return { subjectId: input.subjectId, ...after, steps: [...current.steps, step] };
  }

  /** Next of kin may act only for a person who has died (PIPL, Art. 49). */
  async function endKinshipsOfSubject(
    step: LegalCapacityStep,
    session: ClientSession,
  ): Promise<void> {
    const { at, by, department, key: stepKey, input: digest } = step;
    const ending = { at, by, department, key: stepKey, input: digest, reason };
    await endKinships(models.kinship, input.subjectId, ending, session);
  }

  async function markSubject(
    { frozen, minor }: LegalCapacityPart,
    session: ClientSession,
  ): Promise<void> {
    const { subjectId } = input;
    await writeSubjects(models.subject.db, [subjectId], session, () =>
      models.subject.updateOne({ _id: subjectId }, { $set: { frozen, minor } }, { session }),
    );
  }

  const attempt = () =>
    models.subject.db.withSession((session) => session.withTransaction(() => apply(session)));
  try {
    return await attempt();
  } catch (error) {
    // A concurrent request wrote the same subject or key first; the retry reads its result.
    if (!isDuplicate(error)) throw error;
    return await attempt();
  }
}

/** The result of a repeated request. @throws IDEMPOTENCY_KEY_REUSED for another input */
async function repeated(
  legalCapacity: Model<LegalCapacityRecord>,
  idempotency: Idempotency,
  session: ClientSession,
): Promise<LegalCapacityView | undefined> {
  const found = await repeatedStep(legalCapacity, idempotency, session);
  return found && legalCapacityAfter(found.record, found.index);
}
