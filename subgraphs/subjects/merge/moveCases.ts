import type { ClientSession } from 'mongoose';
import type { Vault } from '../../framework/vault/vault';
import { placeOf, type CaseRecord, type CaseStepRecord } from '../cases/record';
import type { MergeModels } from './models';
import type { RunningMerge } from './moveRights';

/** Moves cases, open and closed; their texts are sealed for the surviving subject. */
export async function moveCases(
  { case: model }: Pick<MergeModels, 'case'>,
  vault: Vault,
  { from, to }: RunningMerge,
  session: ClientSession,
): Promise<void> {
  const found = await model.find({ subjectId: from }).session(session).lean<CaseRecord[]>().exec();
  for (const { _id, steps } of found) {
    const moved: CaseStepRecord[] = [];
    for (const [index, step] of steps.entries())
      moved.push({ ...step, texts: await resealed(vault, { from, to, _id, index }, step.texts) });
    await model.updateOne({ _id }, { $set: { subjectId: to, steps: moved } }, { session });
  }
}

/** The texts of a step, sealed for another subject; those whose key was destroyed are dropped. */
async function resealed(
  vault: Vault,
  {
    from,
    to,
    _id,
    index,
  }: { readonly from: string; readonly to: string; readonly _id: string; readonly index: number },
  texts: CaseStepRecord['texts'],
): Promise<CaseStepRecord['texts']> {
  const result: Record<string, string> = {};
  for (const [name, sealed] of Object.entries(texts)) {
    const place = placeOf(_id, index, name);
    const text = await vault.open(from, place, sealed);
    if (text !== null) result[name] = await vault.seal(to, place, text);
  }
  return result;
}
