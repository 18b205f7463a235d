import { actionOf } from '../../../schema/cases/caseSdl';
import type { Vault } from '../../framework/vault/vault';
import { placeOf, type CaseRecord } from './record';

/** A text of a step, decrypted. */
export interface CaseText {
  readonly action: string;
  readonly name: string;
  readonly text: string;
}

/**
 * The texts of a case, decrypted after the field's own rule has allowed it. Those whose key was
 * destroyed are missing.
 */
export async function textsOf(
  { _id, subjectId, steps }: CaseRecord,
  vault: Vault,
): Promise<CaseText[]> {
  const sealed = steps.flatMap(({ action, texts }, index) =>
    Object.entries(texts).map(([name, value]) => ({ action, index, name, value })),
  );
  const opened = await Promise.all(
    sealed.map(async ({ action, index, name, value }) => ({
      action: actionOf(action),
      name,
      text: await vault.open(subjectId, placeOf(_id, index, name), value),
    })),
  );
  return opened.filter((each): each is CaseText => each.text !== null);
}
