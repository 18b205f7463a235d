import type { Disclosure } from '../../../schema/authority';

/** What became of a field for a caller. */
export type Outcome = 'disclosed' | 'masked' | 'denied';

interface Notes extends Readonly<Record<Outcome, Set<string>>> {
  readonly clusters: Set<string>;
  /** Ids of the consents it rested on. */
  readonly consents: Set<string>;
}

/**
 * What one request has disclosed, masked and denied of whom: coordinates and consent clusters,
 * never values. The subgraph tells it to the gateway, which puts it on the disclosure log before
 * it answers. One object per request.
 *
 * Noted is what not everybody may read: guarded fields, and records that do not exist for
 * everybody. What is about no subject is not noted, for the log is of persons and organisations:
 * each entry is sealed under its subject and shown to them.
 */
export class DisclosureNotes {
  readonly #bySubject = new Map<string, Notes>();
  readonly #tellsConsents: boolean;

  /** @param tellsConsents whether the request has consents, whose use depends on the notes */
  constructor(tellsConsents = false) {
    this.#tellsConsents = tellsConsents;
  }

  /**
   * @param coordinate the field as `Type.field`
   * @param consent id of the consent without which it had been denied
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
   * One entry for each subject, as it goes to the gateway. Subjects of whom the same was asked
   * share the lists: there may be hundreds of them.
   */
  list(): Disclosure[] {
    const [clusters, disclosed, masked, denied] = [listed(), listed(), listed(), listed()];
    return Array.from(this.#bySubject, ([subjectId, notes]) => ({
      subjectId,
      clusters: clusters(notes.clusters),
      disclosed: disclosed(notes.disclosed),
      masked: masked(notes.masked),
      denied: denied(notes.denied),
      ...(this.#tellsConsents && { consents: [...notes.consents].sort() }),
    }));
  }
}

/**
 * Makes sorted lists of sets, for values come in the order in which resolvers end; of a set that
 * has what the one before it had, the same list.
 */
function listed(): (values: ReadonlySet<string>) => readonly string[] {
  let last: ReadonlySet<string> = new Set();
  let list: readonly string[] = [];
  return (values) => {
    if (!areThose(values, last)) {
      last = values;
      list = [...values].sort();
    }
    return list;
  };
}

function areThose(values: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (values.size !== others.size) return false;
  for (const value of values) if (!others.has(value)) return false;
  return true;
}
