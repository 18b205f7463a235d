import type { ClientSession, Model } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../../framework/context';
import { isDuplicate } from '../../../framework/durable';
import { idempotencyOf, repeatedStep, type Idempotency } from '../../../framework/idempotency';
import { hideSubject } from '../../../framework/notice/hiding';
import type { ProofDocument, SubjectRow } from '../../../../schema/generated/subjects.rows';
import { meetIndexing } from '../../recordIndex/meetIndexing';
import type { IndexModels } from '../../recordIndex/model';
import { endKinships } from '../kinship/endKinships';
import type { KinshipRecord } from '../kinship/record';
import type { OutboxModels } from '../outbox/model';
import { putNotice } from '../outbox/store';
import { befalls, isHidden, TRANSITIONS } from './machine';
import type { StandingAction, StandingPart, StandingRecord, StandingStep } from './record';
import { standingAfter, standingOf, type StandingView } from './view';

export interface StandingModels {
  readonly subject: Model<SubjectRow>;
  readonly standing: Model<StandingRecord>;
  readonly kinship: Model<KinshipRecord>;
  readonly outbox: OutboxModels;
  readonly index: IndexModels;
}

/** A change a steward wants, its input checked. */
export interface StandingChange {
  readonly action: StandingAction;
  readonly input: { readonly subjectId: string; readonly version: number };
  readonly key: string;
  readonly diedOn?: string;
  readonly reason: string | null;
  readonly legalBasis: string | null;
  readonly document: ProofDocument | null;
}

/**
 * Changes a subject's standing. The standing with its history, the marks by which the subject
 * disappears here, and the notice by which it disappears from the other subgraphs are one
 * transaction: after a crash there are all or none, and a notice that is there is delivered.
 * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT
 */
export async function changeStanding(
  models: StandingModels,
  { viewer, now, vault }: Pick<StoreRequest, 'viewer' | 'now' | 'vault'>,
  change: StandingChange,
): Promise<StandingView> {
  const { action, input, key, reason, legalBasis, document } = change;
  const idempotency = idempotencyOf(key, [action, input], viewer, vault);

  async function apply(session: ClientSession): Promise<StandingView> {
    const { subject, standing } = models;
    const before = await repeated(standing, idempotency, session);
    if (before) return before;
    const found = await subject
      .findById(input.subjectId, { kind: 1, minor: 1 })
      .session(session)
      .lean<Pick<SubjectRow, 'kind'> & { minor?: boolean }>();
    if (found === null) throw creditError('NOT_FOUND');
    if (!befalls(action, found.kind))
      throw creditError('BAD_USER_INPUT', 'This can be recorded for natural persons only.');
    const record = await standing.findById(input.subjectId).session(session).lean<StandingRecord>();
    const now_ = standingOf(input.subjectId, record, found.minor === true);
    if (now_.version !== input.version) throw creditError('CONFLICT');
    const { allowed, change: changed } = TRANSITIONS[action];
    if (!allowed(now_)) throw creditError('INVALID_TRANSITION');
    const after: StandingPart = {
      frozen: now_.frozen,
      minor: now_.minor,
      diedOn: now_.diedOn,
      ...changed(change.diedOn ?? null),
      version: now_.version + 1,
    };
    const step: StandingStep = {
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
    await standing.updateOne(
      { _id: input.subjectId },
      { $set: after, $push: { steps: step } },
      { upsert: true, session },
    );
    await mark(after, session);
    if (now_.diedOn !== null && after.diedOn === null) await endKin(step, session);
    if (isHidden(after) !== isHidden(now_)) {
      const hidden = isHidden(after);
      await meetIndexing(models.index, session);
      await hideSubject(subject.db, input.subjectId, hidden, session);
      await putNotice(models.outbox, { subjectId: input.subjectId, hidden, at: now }, session);
    }
    return { subjectId: input.subjectId, ...after, steps: [...now_.steps, step] };
  }

  /** Nobody stands in the place of one who lives (PIPL, Art. 49). */
  async function endKin(step: StandingStep, session: ClientSession): Promise<void> {
    const { at, by, department, key: stepKey, input: digest } = step;
    const ending = { at, by, department, key: stepKey, input: digest, reason };
    await endKinships(models.kinship, input.subjectId, ending, session);
  }

  async function mark({ frozen, minor }: StandingPart, session: ClientSession): Promise<void> {
    await models.subject.updateOne(
      { _id: input.subjectId },
      { $set: { frozen, minor } },
      { session },
    );
  }

  const attempt = () =>
    models.subject.db.withSession((session) => session.withTransaction(() => apply(session)));
  try {
    return await attempt();
  } catch (error) {
    // Another request wrote the same subject or key first: it is there now.
    if (!isDuplicate(error)) throw error;
    return await attempt();
  }
}

/** What a repetition is answered. @throws IDEMPOTENCY_KEY_REUSED for another input */
async function repeated(
  standing: Model<StandingRecord>,
  idempotency: Idempotency,
  session: ClientSession,
): Promise<StandingView | undefined> {
  const found = await repeatedStep(standing, idempotency, session);
  return found && standingAfter(found.record, found.at);
}
