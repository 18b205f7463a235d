import { leafHash } from './merkle';
import type { Basis } from '../authority';

/**
 * An entry of the disclosure log as it is stored and hashed: what auditors search by stands in
 * clear, under pseudonyms, everything else is sealed under a key of the subject. Erasing that key
 * leaves the entry, and so every proof, as it was.
 */
export interface LogEntry {
  /** Id of the event. */
  readonly id: string;
  /** When the request began, ISO 8601, UTC, with milliseconds. */
  readonly at: string;
  readonly actor: string;
  readonly organization?: string | undefined;
  readonly department?: string | undefined;
  readonly purpose?: string | undefined;
  readonly basis: Basis;
  /** Keyed digest of the subject's id; absent where the event is about nobody. */
  readonly subject?: string | undefined;
  readonly subgraph: string;
  /** Version of the purpose × cluster matrix. */
  readonly matrix: string;
  /** Set where the auditor is alerted. */
  readonly alert?: true | undefined;
  /** From when on the subject sees the entry, where the law delays it. */
  readonly release?: string | undefined;
  /** The subject's id, sealed under a key of the log's own, for auditors. */
  readonly who?: string | undefined;
  /** Everything else, sealed under a key of the subject. */
  readonly details: string;
}

/** The members of an entry as its canonical text has them: in order, each with its name. */
const MEMBERS = (
  Object.keys({
    actor: 1,
    alert: 1,
    at: 1,
    basis: 1,
    department: 1,
    details: 1,
    id: 1,
    matrix: 1,
    organization: 1,
    purpose: 1,
    release: 1,
    subgraph: 1,
    subject: 1,
    v: 1,
    who: 1,
  } satisfies Record<keyof LogEntry | 'v', 1>) as (keyof LogEntry | 'v')[]
).map((member) => ({ member, before: `,${JSON.stringify(member)}:` }));

/** The text of an entry that its leaf is the hash of: its canonical text, and that of a version. */
export function leafText(entry: LogEntry): string {
  let text = '';
  for (const { member, before } of MEMBERS) {
    const value = member === 'v' ? 1 : entry[member];
    if (value !== undefined) text += before + JSON.stringify(value);
  }
  return `{${text.slice(1)}}`;
}

/** The leaf of an entry. */
export function leafOf(entry: LogEntry): Buffer {
  return leafHash(leafText(entry));
}
