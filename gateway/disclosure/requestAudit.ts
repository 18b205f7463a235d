import type { DisclosedFields, Disclosure, DisclosureEvent } from '../../schema/registry';
import { purposeAsked, type Viewer } from '../../schema/viewer';
import { groundsOf } from './groundsOf';
import { eventIds } from './eventIds';
import { matrixVersionAt } from './matrixVersionAt';
import { readDisclosures } from './readDisclosures';
import { reliedConsents } from './reliedConsents';

/** The caller of a request, and when it began. */
export interface AuditedRequest {
  /** The caller as admitted. The subgraphs may answer to another viewer, in a consent preview. */
  readonly caller: Viewer;
  readonly requestId: string;
  readonly at: Date;
}

type Lists = Omit<DisclosedFields, 'subjectId'>;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The fields of one subject that one subgraph disclosed. */
interface Gathered extends Lists {
  /** The viewer that the subgraph answered to. */
  readonly viewer: Viewer;
  /** The ids of the consents that it relied on. */
  readonly consents: readonly string[];
}

/**
 * Gathers the disclosures that subgraphs report during one client request, and turns them into
 * events of the disclosure log: one for each subject and subgraph, however many calls there were.
 */
export class RequestAudit {
  readonly #request: AuditedRequest;
  readonly #gathered = new Map<string, Map<string, Gathered>>();
  #malformed = false;
  #lost = false;

  constructor(request: AuditedRequest) {
    this.#request = request;
  }

  /**
   * Takes the disclosures of a subgraph's answer.
   * @param viewer that the subgraph answered to
   */
  report(subgraph: string, extensions: unknown, viewer: Viewer): void {
    const disclosures = readDisclosures(extensions);
    if (disclosures === undefined) this.#malformed = true;
    for (const disclosure of disclosures ?? []) this.#add(subgraph, disclosure, viewer);
  }

  /** Whether a subgraph reported disclosures that cannot be logged. */
  get malformed(): boolean {
    return this.#malformed;
  }

  /** Notes that a subgraph was called and no response of it was received. */
  lose(): void {
    this.#lost = true;
  }

  /** Whether a subgraph may have released fields that it could not report. */
  get incomplete(): boolean {
    return this.#lost || this.#malformed;
  }

  /** Whether nothing was reported. */
  get empty(): boolean {
    return this.#gathered.size === 0;
  }

  /** The ids of the consents under which subgraphs disclosed something. */
  get consents(): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const bySubject of this.#gathered.values())
      for (const { consents } of bySubject.values()) for (const id of consents) ids.add(id);
    return ids;
  }

  /**
   * The events of the request.
   * @param operation SHA-256 of the operation's text, hex
   * @param answered whether the answer has data; without data every field counts as denied
   */
  events(operation: string, answered: boolean): DisclosureEvent[] {
    const { caller, requestId, at } = this.#request;
    const { client, organization, department } = caller;
    const purpose = purposeAsked(caller);
    const time = at.toISOString();
    const matrix = matrixVersionAt(at);
    const nextId = eventIds();
    const groundOf = groundsOf(caller);
    const events: DisclosureEvent[] = [];
    for (const [subgraph, bySubject] of this.#gathered) {
      for (const [subjectId, gathered] of bySubject) {
        const { clusters, viewer, consents } = gathered;
        const { disclosed, masked, denied } = outcomes(gathered, answered);
        const shown = disclosed.length + masked.length > 0;
        const ground = groundOf(subjectId, { viewer, clusters, shown, consents });
        // Assigned one by one: an answer may have hundreds of events, and spreads dominated their cost.
        const event: Writable<DisclosureEvent> = {
          id: nextId(),
          at: time,
          requestId,
          operation,
          actor: caller.actor,
          roles: caller.roles,
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

  #add(subgraph: string, disclosure: Disclosure, viewer: Viewer): void {
    let bySubject = this.#gathered.get(subgraph);
    if (bySubject === undefined) {
      bySubject = new Map<string, Gathered>();
      this.#gathered.set(subgraph, bySubject);
    }
    const { subjectId, clusters, disclosed, masked, denied } = disclosure;
    const lists = { clusters, disclosed, masked, denied };
    const consents = reliedConsents(disclosure, viewer);
    const known = bySubject.get(subjectId);
    bySubject.set(
      subjectId,
      known
        ? {
            ...union(known, lists),
            viewer: known.viewer,
            consents: [...new Set([...known.consents, ...consents])],
          }
        : { ...lists, viewer, consents },
    );
  }
}

function union(a: Lists, b: Lists): Lists {
  const merged = (list: keyof Lists) => [...new Set([...a[list], ...b[list]])];
  return {
    clusters: merged('clusters'),
    disclosed: merged('disclosed'),
    masked: merged('masked'),
    denied: merged('denied'),
  };
}

function outcomes(
  { disclosed, masked, denied }: Gathered,
  answered: boolean,
): Pick<DisclosureEvent, 'disclosed' | 'masked' | 'denied'> {
  if (answered) return { disclosed, masked, denied };
  return { disclosed: [], masked: [], denied: [...new Set([...disclosed, ...masked, ...denied])] };
}
