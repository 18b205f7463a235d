import type { Disclosure } from '../../../schema/registry';

/** The result of a field for a caller. */
export type Outcome = 'disclosed' | 'masked' | 'denied';

interface Notes extends Readonly<Record<Outcome, Set<string>>> {
  readonly clusters: Set<string>;
  /** Ids of the consents on which the disclosure relied. */
  readonly consents: Set<string>;
}

/**
 * The fields that one request disclosed, masked and denied, by subject: coordinates and consent
 * clusters, never values. The subgraph returns the notes to the gateway, which writes them to the
 * disclosure log before it sends its response. One object per request.
 *
 * The notes contain only what not every caller may read: guarded fields, and records that not every
 * caller can see. Objects without a subject are not noted, because each log entry is encrypted for
 * its subject, a person or organisation, and shown to them.
 */
export class DisclosureNotes {
  readonly #bySubject = new Map<string, Notes>();
  readonly #listsConsents: boolean;

  /** @param listsConsents whether the request has consents, whose use depends on the notes */
  constructor(listsConsents = false) {
    this.#listsConsents = listsConsents;
  }

  /**
   * @param coordinate the field as `Type.field`
   * @param consent id of the consent without which it would have been denied
   */
  note(
    outcome: Outcome,
    subjectId: string | undefined,
    coordinate: string,
    cluster: string | undefined,
    consent?: string,
  ): void {
    if (subjectId === undefined) return;
    let notes = this.#bySubject.get(subjectId);
    if (notes === undefined) {
      notes = {
        clusters: new Set(),
        consents: new Set(),
        disclosed: new Set(),
        masked: new Set(),
        denied: new Set(),
      };
      this.#bySubject.set(subjectId, notes);
    }
    notes[outcome].add(coordinate);
    if (cluster !== undefined) notes.clusters.add(cluster);
    if (consent !== undefined) notes.consents.add(consent);
  }

  get any(): boolean {
    return this.#bySubject.size > 0;
  }

  /**
   * The entries for the gateway, one per subject. Successive subjects with the same notes share the
   * arrays, because there may be hundreds of subjects.
   */
  list(): Disclosure[] {
    if (!this.any) return [];
    const [clusters, disclosed, masked, denied] = [
      sortedLists(),
      sortedLists(),
      sortedLists(),
      sortedLists(),
    ];
    return Array.from(this.#bySubject, ([subjectId, notes]) => ({
      subjectId,
      clusters: clusters(notes.clusters),
      disclosed: disclosed(notes.disclosed),
      masked: masked(notes.masked),
      denied: denied(notes.denied),
      ...(this.#listsConsents && { consents: [...notes.consents].sort() }),
    }));
  }
}

/**
 * Returns a function that converts sets to sorted arrays, because values arrive in the order in
 * which resolvers finish. It returns the same array for successive sets with the same values.
 */
function sortedLists(): (values: ReadonlySet<string>) => readonly string[] {
  let last: ReadonlySet<string> = new Set();
  let list: readonly string[] = [];
  return (values) => {
    if (!areEqual(values, last)) {
      last = values;
      list = [...values].sort();
    }
    return list;
  };
}

function areEqual(values: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (values.size !== others.size) return false;
  for (const value of values) if (!others.has(value)) return false;
  return true;
}
