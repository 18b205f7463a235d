import type { ClientSession, Model } from 'mongoose';
import type { KinshipRecord, KinshipStep } from './record';

/**
 * Ends every active kinship with a person whose recorded death is withdrawn, in the transaction of
 * the withdrawal. Each kinship stores the step that ended it.
 * @param step the steward's step; each kinship appends its id to the key, because keys are unique
 */
export async function endKinships(
  kinship: Model<KinshipRecord>,
  deceasedId: string,
  step: KinshipStep,
  session: ClientSession,
): Promise<void> {
  const active = await kinship
    .find({ deceasedId, active: true }, { version: 1 })
    .session(session)
    .lean<Pick<KinshipRecord, '_id' | 'version'>[]>();
  for (const { _id, version } of active)
    await kinship.updateOne(
      { _id },
      {
        $set: { active: false, version: version + 1 },
        $push: { steps: { ...step, key: `${step.key}/${_id}` } },
      },
      { session },
    );
}
