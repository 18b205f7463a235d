import { LRUCache } from 'lru-cache';
import { subjectPseudonym, type LogKeys } from '../../../schema/log/logKeys';
import { KEY_LIFE_MS, type Sealed, type Vault } from '../../kit/vault/vault';

/** Under whose key what belongs to no subject is sealed. No subject has this id. */
export const LOG = 'disclosure-log';

const MOST_IN_MEMORY = 10_000;

/** How entries name a subject: what it is searched by, and its id sealed for auditors. */
export interface SubjectName {
  readonly subject: string;
  readonly who: Sealed;
}

const place = (subject: string) => `DisclosureEvent.subject#${subject}`;

/**
 * Names subjects. The sealed id is bound to the pseudonym it stands beside, not to an entry, so
 * that the entries of a subject share it: it tells nothing that the pseudonym does not. It is kept
 * as long as the vault keeps the key it was made under.
 */
export function subjectNamer(
  vault: Pick<Vault, 'seal'>,
  keys: LogKeys,
): (id: string) => Promise<SubjectName> {
  interface Known {
    readonly named: Promise<SubjectName>;
    readonly until: number;
  }
  const memory = new LRUCache<string, Known>({ max: MOST_IN_MEMORY });
  const name = async (id: string): Promise<SubjectName> => {
    const subject = subjectPseudonym(keys, id);
    return { subject, who: await vault.seal(LOG, place(subject), id) };
  };
  return (id) => {
    const known = memory.get(id);
    const now = performance.now();
    if (known && now < known.until) return known.named;
    const named = name(id);
    memory.set(id, { named, until: now + KEY_LIFE_MS });
    named.catch(() => memory.delete(id));
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
