import type { Basis } from '../registry';
import { commonText } from './commonText';

/** The version of entries that this program writes: the member `v` of their text. */
const ENTRY_VERSION = 1;

/**
 * An entry of the disclosure log as it is stored and hashed. What auditors search by is in plain
 * text, with a pseudonym for the subject; everything else is encrypted with the subject's key.
 * Destroying that key makes the details unreadable and leaves the leaf, so every proof stays valid.
 *
 * During an upgrade programs of two versions write one log. A later version therefore keeps these
 * members with their types and meaning, and may add others: the texts are stored, moved, hashed and
 * returned as they were written, and readers ignore members that they do not know.
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
  /** The subject's pseudonym; absent when the event has no subject. */
  readonly subject?: string | undefined;
  readonly subgraph: string;
  /** Version of the purpose × cluster matrix. */
  readonly matrix: string;
  /** Set when the auditor is alerted: emergency access. */
  readonly alert?: true | undefined;
  /** When the subject may see the entry, if the law delays it (covert cases). */
  readonly release?: string | undefined;
  /** The subject's id for auditors, encrypted with the log's own key. */
  readonly who?: string | undefined;
  /** Everything else, encrypted with the subject's key. */
  readonly details: string;
}

/** The text whose hash is the leaf: the canonical JSON of the entry, with `v`, the format version. */
export function leafText(entry: LogEntry): string {
  const { details, id, subject, who } = entry;
  // Written in the order of the names: canonical (canonical.ts) without sorting each entry.
  const own = `"details":${JSON.stringify(details)},"id":${JSON.stringify(id)}`;
  const named = subject === undefined ? '' : `,"subject":${JSON.stringify(subject)}`;
  const sealed = who === undefined ? '' : `,"who":${JSON.stringify(who)}`;
  return `{${untilDetails(entry)},${own},${untilSubject(entry)}${named},"v":${ENTRY_VERSION}${sealed}}`;
}

/** The members before `details`; never empty, `actor` is required. */
const untilDetails = commonText<LogEntry, 'actor' | 'alert' | 'at' | 'basis' | 'department'>(
  ['actor', 'alert', 'at', 'basis', 'department'],
  ({ actor, alert, at, basis, department }) => members({ actor, alert, at, basis, department }),
);

/** The members between `id` and `subject`; never empty, `matrix` is required. */
const untilSubject = commonText<
  LogEntry,
  'matrix' | 'organization' | 'purpose' | 'release' | 'subgraph'
>(
  ['matrix', 'organization', 'purpose', 'release', 'subgraph'],
  ({ matrix, organization, purpose, release, subgraph }) =>
    members({ matrix, organization, purpose, release, subgraph }),
);

const members = (values: object): string => JSON.stringify(values).slice(1, -1);

/** An entry that was read from its text. */
export interface ReadEntry extends LogEntry {
  /** The version of the entry, when it is later than the one that this program writes. */
  readonly laterVersion?: number;
}

/** The entry of a leaf text of this version or a later one. */
export function readLeaf(text: string): ReadEntry {
  const { v, ...entry } = JSON.parse(text) as LogEntry & { readonly v: number };
  return v > ENTRY_VERSION ? { ...entry, laterVersion: v } : entry;
}
