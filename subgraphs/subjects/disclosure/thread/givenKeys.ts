import { sealText } from '../../../framework/vault/sealedText';
import { VaultError, type Sealed, type SubjectKey } from '../../../framework/vault/vault';

/** Seals under the keys it was given. */
export interface GivenKeys {
  /** As `Vault.seal`. @throws VaultError when it was not given the key */
  seal(subjectId: string, place: string, value: string): Sealed;
  take(keys: ReadonlyMap<string, SubjectKey>, afresh: boolean): void;
}

/**
 * A vault that has no keys but those it is given: which key of a subject is in force is known to
 * the vault of the subgraph alone, so one that was destroyed here is not sealed with there.
 * @param subgraph the one whose vault is to open what is sealed
 */
export function givenKeys(subgraph: string): GivenKeys {
  const known = new Map<string, SubjectKey>();
  return {
    take(keys, afresh) {
      if (afresh) known.clear();
      for (const [subjectId, key] of keys) known.set(subjectId, key);
    },
    seal(subjectId, place, value) {
      const given = known.get(subjectId);
      if (given === undefined) throw new VaultError('The thread was not given a key to seal with.');
      const { key, generation } = given;
      return sealText(key, { subgraph, subjectId, place, generation }, value);
    },
  };
}
