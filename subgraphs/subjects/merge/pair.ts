import type { ClientSession, Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import type { Viewer } from '../../../schema/viewer';
import { registeredSubject, type RegisteredSubject } from './registered';

/** The ids of two registrations of one subject. */
export interface PairIds {
  readonly survivorId: string;
  readonly duplicateId: string;
}

/** Two registrations of one subject. */
export interface Pair {
  readonly survivor: RegisteredSubject;
  readonly duplicate: RegisteredSubject;
}

/**
 * Two registrations for a steward of the department that made both.
 * @throws NOT_FOUND, SUBJECT_MERGED, INVALID_TRANSITION as `registeredSubject`, BAD_USER_INPUT for
 *   one subject or two kinds
 */
export async function pairOf(
  model: Model<SubjectRow>,
  viewer: Pick<Viewer, 'department'>,
  { survivorId, duplicateId }: PairIds,
  session: ClientSession | null = null,
): Promise<Pair> {
  const survivor = await registeredSubject(model, viewer, survivorId, session);
  const duplicate = await registeredSubject(model, viewer, duplicateId, session);
  if (survivorId === duplicateId)
    throw creditError('BAD_USER_INPUT', 'The survivor and the duplicate must be two subjects.');
  if (survivor.kind !== duplicate.kind)
    throw creditError(
      'BAD_USER_INPUT',
      'The two subjects are of different kinds and cannot be merged.',
    );
  return { survivor, duplicate };
}
