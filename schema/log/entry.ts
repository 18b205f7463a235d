import type { Basis } from '../authority';
import { commonText } from './commonText';
import { leafHash } from './merkle';

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

/** The text of an entry that its leaf is the hash of: its canonical text, and that of a version. */
export function leafText(entry: LogEntry): string {
  const { details, id, subject, who } = entry;
  // Members stand in the order of their names, so that this is canonical (canonical.ts) at once.
  const own = `"details":${JSON.stringify(details)},"id":${JSON.stringify(id)}`;
  const named = subject === undefined ? '' : `,"subject":${JSON.stringify(subject)}`;
  const sealed = who === undefined ? '' : `,"who":${JSON.stringify(who)}`;
  return `{${untilDetails(entry)},${own},${untilSubject(entry)}${named},"v":1${sealed}}`;
}

/** What stands before an entry's details; the actor at least. */
const untilDetails = commonText<LogEntry, 'actor' | 'alert' | 'at' | 'basis' | 'department'>(
  ['actor', 'alert', 'at', 'basis', 'department'],
  ({ actor, alert, at, basis, department }) => members({ actor, alert, at, basis, department }),
);

/** What stands between an entry's id and its subject; the matrix at least. */
const untilSubject = commonText<
  LogEntry,
  'matrix' | 'organization' | 'purpose' | 'release' | 'subgraph'
>(
  ['matrix', 'organization', 'purpose', 'release', 'subgraph'],
  ({ matrix, organization, purpose, release, subgraph }) =>
    members({ matrix, organization, purpose, release, subgraph }),
);

const members = (values: object): string => JSON.stringify(values).slice(1, -1);

/** The entry of a text that was written here. */
export function readLeaf(text: string): LogEntry {
  return withoutVersion(JSON.parse(text) as LogEntry & { readonly v: 1 });
}

function withoutVersion({ v: _, ...entry }: LogEntry & { readonly v: 1 }): LogEntry {
  return entry;
}

/** The leaf of an entry. */
export function leafOf(entry: LogEntry): Buffer {
  return leafHash(leafText(entry));
}
