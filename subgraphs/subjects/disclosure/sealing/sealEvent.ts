import type { DisclosureEvent } from '../../../../schema/registry';
import { commonText } from '../../../../schema/log/commonText';
import { leafText, readLeaf, type LogEntry } from '../../../../schema/log/entry';
import { addTerm } from '../../../../schema/policy/calendar';
import { term } from '../../../../schema/policy/terms';
import { chinaDate } from '../../../framework/context';
import type { Sealed, Vault } from '../../../framework/vault/vault';
import type { EntryRecord } from '../stored/record';
import { readDetails, writeDetails, type Details } from './details';
import { LOG, openName, type Sealer, type SubjectName } from './nameSubject';

/** An event of the log. It has no subject when it is about none, such as an auditor's search. */
export type LogEvent = Omit<DisclosureEvent, 'subjectId'> &
  Partial<Pick<DisclosureEvent, 'subjectId'>>;

const details = (event: string) => `DisclosureEvent.details#${event}`;

/**
 * The leaf text of an event: what entries are searched by in plain text with the subject's
 * pseudonym, the subject's id encrypted with the log's key, everything else with the subject's key.
 * It is synchronous when the sealer and the namer are: a promise for each event costs more than
 * the encryption.
 * @throws VaultError when there is no key to encrypt with
 * @throws RangeError when the event's time cannot be parsed
 */
export function sealEvent(
  event: LogEvent,
  sealer: Sealer,
  nameOf: (subjectId: string) => SubjectName | Promise<SubjectName>,
): string | Promise<string> {
  const { id, subjectId } = event;
  const name = subjectId === undefined ? undefined : nameOf(subjectId);
  const sealed = sealer.seal(subjectId ?? LOG, details(id), writeDetails(event));
  if (typeof sealed === 'string' && !(name instanceof Promise))
    return entryText(event, sealed, name);
  return Promise.all([sealed, name]).then((both) => entryText(event, ...both));
}

function entryText(event: LogEvent, sealedDetails: Sealed, name: SubjectName | undefined): string {
  const { id, covertUntil, basis } = event;
  const entry: Writable<LogEntry> = {
    id,
    at: timeOf(event),
    actor: event.actor,
    organization: event.organization,
    department: event.department,
    purpose: event.purpose,
    basis,
    subgraph: event.subgraph,
    matrix: event.matrix,
    subject: name?.subject,
    who: name?.who,
    details: sealedDetails,
  };
  // The alert is part of the entry, so an emergency access is never logged without it.
  if (basis === 'EMERGENCY') entry.alert = true;
  if (basis === 'CASE' && covertUntil !== undefined)
    entry.release = new Date(release(Date.parse(entry.at), covertUntil)).toISOString();
  return storableText(entry);
}

const timeOf = commonText<LogEvent, 'at'>(['at'], ({ at }) => new Date(at).toISOString());

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The leaf text of an entry, such that the database returns the same text. */
function storableText(entry: LogEntry): string {
  const text = leafText(entry);
  // UTF-8 cannot encode half of a surrogate pair: the text would not be the one that was hashed.
  if (!text.includes('\\ud')) return text;
  const members = Object.entries(readLeaf(text)).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? Buffer.from(value, 'utf8').toString('utf8') : value,
  ]);
  return leafText(Object.fromEntries(members) as LogEntry);
}

/** When the subject may see the entry: when the case stops being covert, or its maximum term ends. */
function release(at: number, covertUntil: string): number {
  const day = chinaDate(new Date(at));
  const latest = Date.parse(addTerm(day, term('disclosure.covert', day).value));
  return Math.max(at, Math.min(Date.parse(covertUntil), latest));
}

/** The subject of an entry, for auditors; undefined when the entry has none. */
export async function openSubject(
  { subject, who }: Pick<EntryRecord, 'subject' | 'who'>,
  vault: Vault,
): Promise<string | undefined> {
  if (subject === undefined || who === undefined) return undefined;
  return (await openName({ subject, who }, vault)) ?? undefined;
}

/** The details of an entry; null once the subject's key was destroyed. */
export async function openDetails(
  entry: Pick<EntryRecord, 'event' | 'details' | 'laterVersion'>,
  subjectId: string | undefined,
  vault: Vault,
): Promise<Details | null> {
  const text = await vault.open(subjectId ?? LOG, details(entry.event), entry.details);
  return text === null ? null : readDetails(text, entry.laterVersion !== undefined);
}
