import { sealText } from '../../../framework/vault/sealedText';
import { VaultError, type Sealed, type SubjectKey } from '../../../framework/vault/vault';

/** Encrypts with the keys that the main thread sends. */
export interface GivenKeys {
  /** See `Vault.seal`. @throws VaultError when the key was not sent */
  seal(subjectId: string, place: string, value: string): Sealed;
  /** @param reset whether all keys that were sent before are forgotten */
  take(keys: ReadonlyMap<string, SubjectKey>, reset: boolean): void;
}

/**
 * Only the subgraph's vault, in the main thread, knows which key of a subject is valid. The log's
 * thread has no vault of its own, so it cannot encrypt with a key that was destroyed.
 * @param subgraph whose vault decrypts
 */
export function givenKeys(subgraph: string): GivenKeys {
  const known = new Map<string, SubjectKey>();
  return {
    take(keys, reset) {
      if (reset) known.clear();
      for (const [subjectId, key] of keys) known.set(subjectId, key);
    },
    seal(subjectId, place, value) {
      const given = known.get(subjectId);
      if (given === undefined)
        throw new VaultError('The log thread was not sent a key to seal with.');
      const { generation } = given;
      return sealText(given, { subgraph, subjectId, place, generation }, value);
    },
  };
}
