import type { DisclosedFields, Disclosure, DisclosureEvent } from '../../schema/authority';
import { purposeAsked, type Viewer } from '../../schema/viewer';
import { groundsOf } from './basisOf';
import { eventIds } from './eventIds';
import { matrixVersionAt } from './matrixVersionAt';
import { readDisclosures } from './readDisclosures';
import { reliedConsents } from './reliedConsents';

/** Who asks, and when the request began. */
export interface AuditedRequest {
  /** The caller as admitted, whatever viewer the subgraphs are asked as. */
  readonly asker: Viewer;
  readonly requestId: string;
  readonly at: Date;
}

type Lists = Omit<DisclosedFields, 'subjectId'>;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What was disclosed of a subject, to whom it was told. */
interface Gathered extends Lists {
  readonly seen: Viewer;
  /** The consents it rested on. */
  readonly consents: readonly string[];
}

/**
 * Gathers, during one client request, what its subgraph calls disclosed of whom, and makes the
 * events of the disclosure log of it: one for each subject and subgraph, however many calls there
 * were. Whatever executes the request, its calls report here.
 */
export class RequestAudit {
  readonly #request: AuditedRequest;
  readonly #gathered = new Map<string, Map<string, Gathered>>();
  #broken = false;

  constructor(request: AuditedRequest) {
    this.#request = request;
  }

  /**
   * Takes what a subgraph's answer tells of disclosures.
   * @param seen the viewer the subgraph answered to
   */
  report(subgraph: string, extensions: unknown, seen: Viewer): void {
    const disclosures = readDisclosures(extensions);
    if (disclosures === undefined) this.#broken = true;
    for (const disclosure of disclosures ?? []) this.#add(subgraph, disclosure, seen);
  }

  /** Whether a subgraph told of disclosures in a way that cannot be put on record. */
  get broken(): boolean {
    return this.#broken;
  }

  get any(): boolean {
    return this.#gathered.size > 0;
  }

  /** Ids of the consents under which subgraphs disclosed something. */
  get consents(): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const bySubject of this.#gathered.values())
      for (const { consents } of bySubject.values()) for (const id of consents) ids.add(id);
    return ids;
  }

  /**
   * The events of the request.
   * @param operation SHA-256 of the operation's text, hex
   * @param answered whether data goes out; where none does, what was gathered was all denied
   */
  events(operation: string, answered: boolean): DisclosureEvent[] {
    const { asker, requestId, at } = this.#request;
    const { client, organization, department } = asker;
    const purpose = purposeAsked(asker);
    const time = at.toISOString();
    const matrix = matrixVersionAt(at);
    const nextId = eventIds();
    const groundOf = groundsOf(asker);
    const events: DisclosureEvent[] = [];
    for (const [subgraph, bySubject] of this.#gathered) {
      for (const [subjectId, gathered] of bySubject) {
        const { clusters, seen, consents } = gathered;
        const { disclosed, masked, denied } = outcomes(gathered, answered);
        const shown = disclosed.length + masked.length > 0;
        const ground = groundOf(subjectId, { seen, clusters, shown, consents });
        // One by one: there is an event for each subject an answer tells of, and spreads cost most.
        const event: Writable<DisclosureEvent> = {
          id: nextId(),
          at: time,
          requestId,
          operation,
          actor: asker.actor,
          roles: asker.roles,
          matrix,
          subgraph,
          basis: ground.basis,
          subjectId,
          clusters,
          disclosed,
          masked,
          denied,
        };
        if (client !== undefined) event.client = client;
        if (organization !== undefined) event.organization = organization;
        if (department !== undefined) event.department = department;
        if (purpose !== undefined) event.purpose = purpose;
        if (ground.consent !== undefined) event.consent = ground.consent;
        if (ground.caseReference !== undefined) event.caseReference = ground.caseReference;
        if (ground.covertUntil !== undefined) event.covertUntil = ground.covertUntil;
        if (ground.reason !== undefined) event.reason = ground.reason;
        events.push(event);
      }
    }
    return events;
  }

  #add(subgraph: string, disclosure: Disclosure, seen: Viewer): void {
    let bySubject = this.#gathered.get(subgraph);
    if (bySubject === undefined) {
      bySubject = new Map<string, Gathered>();
      this.#gathered.set(subgraph, bySubject);
    }
    const { subjectId, clusters, disclosed, masked, denied } = disclosure;
    const lists = { clusters, disclosed, masked, denied };
    const consents = reliedConsents(disclosure, seen);
    const known = bySubject.get(subjectId);
    bySubject.set(
      subjectId,
      known
        ? {
            ...both(known, lists),
            seen: known.seen,
            consents: [...new Set([...known.consents, ...consents])],
          }
        : { ...lists, seen, consents },
    );
  }
}

function both(a: Lists, b: Lists): Lists {
  const union = (list: keyof Lists) => [...new Set([...a[list], ...b[list]])];
  return {
    clusters: union('clusters'),
    disclosed: union('disclosed'),
    masked: union('masked'),
    denied: union('denied'),
  };
}

function outcomes(
  { disclosed, masked, denied }: Gathered,
  answered: boolean,
): Pick<DisclosureEvent, 'disclosed' | 'masked' | 'denied'> {
  if (answered) return { disclosed, masked, denied };
  return { disclosed: [], masked: [], denied: [...new Set([...disclosed, ...masked, ...denied])] };
}
