import type { ClientSession } from 'mongoose';
import type { Vault } from '../../framework/vault/vault';
import type { ConsentPart, ConsentRecord, ConsentStep } from '../consent/record';
import { CORRECTION_TEXTS, placeOf, type CorrectionRecord } from '../rights/correction/record';
import type { KinshipRecord } from '../rights/kinship/record';
import type { MergeModels } from './models';
import { kinshipsOf, openConsents } from './preview';

/** A merge while its transaction runs. */
export interface RunningMerge {
  readonly changeId: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  /** The steward's pseudonym. */
  readonly by: string;
  readonly department: string;
  readonly reason: string;
  /** Digest of the request's input. */
  readonly input: string;
}

/**
 * Ends the consents of a duplicate and files them under the surviving subject. A consent was given
 * to the records of one registration; after the merge it would open those of both, which nobody
 * has consented to (PIPL, Art. 14). The institution requests a new one.
 */
export async function endConsents(
  { consent }: Pick<MergeModels, 'consent'>,
  { changeId, from, to, at, input }: RunningMerge,
  session: ClientSession,
): Promise<void> {
  const open = await consent
    .find(openConsents(from))
    .session(session)
    .lean<ConsentRecord[]>()
    .exec();
  for (const { _id, granted, separate, version } of open) {
    const after: ConsentPart = { granted, separate, state: 'EXPIRED', version: version + 1 };
    const step: ConsentStep = {
      action: 'EXPIRE',
      at,
      by: 'RULE',
      key: `merge:${changeId}:${_id}`,
      input,
      after,
    };
    await consent.updateOne({ _id }, { $set: after, $push: { steps: step } }, { session });
  }
  await consent.updateMany({ subjectId: from }, { $set: { subjectId: to } }, { session });
}

/** Moves requests for correction; their texts are sealed for the surviving subject. */
export async function moveCorrections(
  { correction }: Pick<MergeModels, 'correction'>,
  vault: Vault,
  { from, to }: RunningMerge,
  session: ClientSession,
): Promise<void> {
  const found = await correction
    .find({ subjectId: from })
    .session(session)
    .lean<CorrectionRecord[]>()
    .exec();
  for (const record of found) {
    const texts: Record<string, string | null> = {};
    for (const name of CORRECTION_TEXTS) {
      const place = placeOf(record._id, name);
      const sealed = record[name];
      const text = sealed === null ? null : await vault.open(from, place, sealed);
      texts[name] = text === null ? null : await vault.seal(to, place, text);
    }
    const target = record.target.id === from ? { 'target.id': to } : {};
    await correction.updateOne(
      { _id: record._id },
      { $set: { ...texts, ...target, subjectId: to } },
      { session },
    );
  }
}

/**
 * Moves the recorded kinships. One that the surviving subject has too, and one between the two
 * registrations, becomes inactive instead.
 */
export async function moveKinships(
  { kinship }: Pick<MergeModels, 'kinship'>,
  { changeId, from, to, at, by, department, reason, input }: RunningMerge,
  session: ClientSession,
): Promise<void> {
  const found = await kinship
    .find(kinshipsOf(from))
    .session(session)
    .lean<KinshipRecord[]>()
    .exec();
  for (const { _id, kinId, deceasedId, version } of found) {
    const moved = {
      kinId: kinId === from ? to : kinId,
      deceasedId: deceasedId === from ? to : deceasedId,
    };
    const same = await kinship
      .findOne({ ...moved, active: true }, { _id: 1 })
      .session(session)
      .lean();
    const isVoid = same !== null || moved.kinId === moved.deceasedId;
    const step = { at, by, department, reason, input, key: `merge:${changeId}:${_id}` };
    const change = isVoid
      ? { $set: { active: false, version: version + 1 }, $push: { steps: step } }
      : { $set: moved };
    await kinship.updateOne({ _id }, change, { session });
  }
}
