import type { ClientSession, Model } from 'mongoose';
import type { KinshipRecord, KinshipStep } from './record';

/**
 * Ends every kinship that stands for one whose death is no longer on record, in the transaction
 * that takes the death from the record. Each keeps the step by which it ended.
 * @param step the steward's step; its key is made each kinship's own
 */
export async function endKinships(
  kinship: Model<KinshipRecord>,
  deceasedId: string,
  step: KinshipStep,
  session: ClientSession,
): Promise<void> {
  const standing = await kinship
    .find({ deceasedId, active: true }, { version: 1 })
    .session(session)
    .lean<Pick<KinshipRecord, '_id' | 'version'>[]>();
  for (const { _id, version } of standing)
    await kinship.updateOne(
      { _id },
      {
        $set: { active: false, version: version + 1 },
        $push: { steps: { ...step, key: `${step.key}/${_id}` } },
      },
      { session },
    );
}
