import { LRUCache } from 'lru-cache';
import { subjectPseudonym, type LogKeys } from '../../../../schema/log/logKeys';
import { KEY_LIFE_MS, type Sealed, type Vault } from '../../../framework/vault/vault';

/** Under whose key what belongs to no subject is sealed. No subject has this id. */
export const LOG = 'disclosure-log';

const MOST_IN_MEMORY = 10_000;

/** How entries name a subject: what it is searched by, and its id sealed for auditors. */
export interface SubjectName {
  readonly subject: string;
  readonly who: Sealed;
}

const place = (subject: string) => `DisclosureEvent.subject#${subject}`;

/** Seals, at once where it has the keys. */
export interface Sealer {
  /** As `Vault.seal`. @throws VaultError when there is no key, if it is known at once */
  seal(subjectId: string, place: string, value: string): Sealed | Promise<Sealed>;
}

/**
 * Names subjects. The sealed id is bound to the pseudonym it stands beside, not to an entry, so
 * that the entries of a subject share it: it tells nothing that the pseudonym does not. It is kept
 * as long as the vault keeps the key it was made under.
 */
export function subjectNamer(
  sealer: Sealer,
  keys: LogKeys,
): (id: string) => SubjectName | Promise<SubjectName> {
  interface Known {
    readonly named: SubjectName | Promise<SubjectName>;
    readonly until: number;
  }
  const memory = new LRUCache<string, Known>({ max: MOST_IN_MEMORY });
  const name = (id: string): SubjectName | Promise<SubjectName> => {
    const subject = subjectPseudonym(keys, id);
    const sealed = sealer.seal(LOG, place(subject), id);
    if (typeof sealed === 'string') return { subject, who: sealed };
    return sealed.then((who) => ({ subject, who }));
  };
  return (id) => {
    const known = memory.get(id);
    const now = performance.now();
    if (known && now < known.until) return known.named;
    const named = name(id);
    memory.set(id, { named, until: now + KEY_LIFE_MS });
    if (named instanceof Promise) named.catch(() => memory.delete(id));
    return named;
  };
}

/** The id of a named subject. @throws VaultError when it was not sealed for this pseudonym */
export async function openName(
  { subject, who }: SubjectName,
  vault: Vault,
): Promise<string | null> {
  return vault.open(LOG, place(subject), who);
}
