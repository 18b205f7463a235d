import { LRUCache } from 'lru-cache';
import { subjectPseudonym, type LogKeys } from '../../../../schema/log/logKeys';
import { KEY_LIFE_MS, type Sealed, type Vault } from '../../../framework/vault/vault';

/** The vault id of the log's own key. No subject has this id. */
export const LOG = 'disclosure-log';

/** Subjects whose name is cached. */
const CACHED_NAMES = 10_000;

/** How entries name a subject: a pseudonym for searches, and the encrypted id for auditors. */
export interface SubjectName {
  readonly subject: string;
  readonly who: Sealed;
}

const place = (subject: string) => `DisclosureEvent.subject#${subject}`;

/** Encrypts, synchronously when it has the key in memory. */
export interface Sealer {
  /** See `Vault.seal`. @throws VaultError when there is no key, or rejects with it */
  seal(subjectId: string, place: string, value: string): Sealed | Promise<Sealed>;
}

/**
 * Names subjects, and caches each name as long as the vault caches the key that encrypts it. The
 * encrypted id is bound to the pseudonym and not to an entry, so all entries of a subject share it;
 * it reveals no more than the pseudonym does.
 */
export function subjectNamer(
  sealer: Sealer,
  keys: LogKeys,
): (id: string) => SubjectName | Promise<SubjectName> {
  interface CachedName {
    readonly name: SubjectName | Promise<SubjectName>;
    readonly until: number;
  }
  const cache = new LRUCache<string, CachedName>({ max: CACHED_NAMES });
  const nameOf = (id: string): SubjectName | Promise<SubjectName> => {
    const subject = subjectPseudonym(keys, id);
    const sealed = sealer.seal(LOG, place(subject), id);
    if (typeof sealed === 'string') return { subject, who: sealed };
    return sealed.then((who) => ({ subject, who }));
  };
  return (id) => {
    const cached = cache.get(id);
    const now = performance.now();
    if (cached && now < cached.until) return cached.name;
    const name = nameOf(id);
    cache.set(id, { name, until: now + KEY_LIFE_MS });
    if (name instanceof Promise) name.catch(() => cache.delete(id));
    return name;
  };
}

/** The id of a named subject. @throws VaultError when it was encrypted for another pseudonym */
export async function openName(
  { subject, who }: SubjectName,
  vault: Vault,
): Promise<string | null> {
  return vault.open(LOG, place(subject), who);
}
