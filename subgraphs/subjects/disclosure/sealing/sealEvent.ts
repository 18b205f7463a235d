import type { DisclosureEvent } from '../../../../schema/authority';
import { commonText } from '../../../../schema/log/commonText';
import type { LogEntry } from '../../../../schema/log/entry';
import { addTerm } from '../../../../schema/policy/calendar';
import { term } from '../../../../schema/policy/terms';
import { chinaDate } from '../../../framework/context';
import type { Sealed, Vault } from '../../../framework/vault/vault';
import { readDetails, writeDetails, type Details } from './details';
import { storedText } from './storedText';
import { LOG, openName, type Sealer, type SubjectName } from './nameSubject';
import type { EntryRecord } from '../stored/record';

/** An event of the log; one that is about nobody, an auditor's search say, has no subject. */
export type LogEvent = Omit<DisclosureEvent, 'subjectId'> &
  Partial<Pick<DisclosureEvent, 'subjectId'>>;

const details = (event: string) => `DisclosureEvent.details#${event}`;

/**
 * The text of the leaf of an event's entry: what is searched by in clear, subjects under a
 * pseudonym; the subject's id sealed for the log, all else sealed for the subject. It is there at
 * once where the sealer and the namer answer at once.
 * @throws VaultError when there is no key to seal with
 * @throws RangeError when the event's time is none
 */
export function sealEvent(
  event: LogEvent,
  sealer: Sealer,
  nameOf: (subjectId: string) => SubjectName | Promise<SubjectName>,
): string | Promise<string> {
  const { id, subjectId } = event;
  const named = subjectId === undefined ? undefined : nameOf(subjectId);
  const sealed = sealer.seal(subjectId ?? LOG, details(id), writeDetails(event));
  if (typeof sealed === 'string' && !(named instanceof Promise))
    return entryText(event, sealed, named);
  return Promise.all([sealed, named]).then((both) => entryText(event, ...both));
}

function entryText(event: LogEvent, sealedDetails: Sealed, named: SubjectName | undefined): string {
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
    subject: named?.subject,
    who: named?.who,
    details: sealedDetails,
  };
  // An emergency access alerts the auditor in the same write.
  if (basis === 'EMERGENCY') entry.alert = true;
  if (basis === 'CASE' && covertUntil !== undefined)
    entry.release = new Date(release(Date.parse(entry.at), covertUntil)).toISOString();
  return storedText(entry);
}

const timeOf = commonText<LogEvent, 'at'>(['at'], ({ at }) => new Date(at).toISOString());

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The subject of an entry, for auditors; undefined for an entry about nobody. */
export async function openSubject(
  { subject, who }: Pick<EntryRecord, 'subject' | 'who'>,
  vault: Vault,
): Promise<string | undefined> {
  if (subject === undefined || who === undefined) return undefined;
  return (await openName({ subject, who }, vault)) ?? undefined;
}

/** The details of an entry; null once the subject's key has been destroyed. */
export async function openDetails(
  entry: Pick<EntryRecord, 'event' | 'details'>,
  subjectId: string | undefined,
  vault: Vault,
): Promise<Details | null> {
  const text = await vault.open(subjectId ?? LOG, details(entry.event), entry.details);
  return text === null ? null : readDetails(text);
}

/** When the subject may know: when the case is no longer covert, at the latest when a rule ends it. */
function release(at: number, covertUntil: string): number {
  const day = chinaDate(new Date(at));
  const latest = Date.parse(addTerm(day, term('disclosure.covert', day).value));
  return Math.max(at, Math.min(Date.parse(covertUntil), latest));
}
