import { createHash } from 'node:crypto';
import type { Collection } from 'mongoose';
import type { DescribedSubject, SubjectDirectory } from '../../../../schema/directory';
import { openRows } from '../../intake/rows/heldRows';
import { versionOf } from '../../records/writer/event';
import type { NewRow } from '../../records/writer/rowFault';
import type { Vault } from '../../vault/vault';
import { itemsDigest } from '../city/digests';
import type { CityMessage, RemovalReason } from '../city/messages';
import { itemsOf } from './itemsOf';
import { isOwn, unshared } from './shareable';
import type { SharedKind } from './sharedKind';

/** What messages are built with. */
export interface OutgoingParts {
  readonly subgraph: string;
  readonly rows: Collection<NewRow>;
  readonly kinds: ReadonlyMap<string, SharedKind>;
  readonly directory: SubjectDirectory;
  readonly vault: Vault;
  /** Whether messages leave in a body that only the city can read. */
  readonly isSealed: boolean;
}

/** A record whose present state is to be sent. */
export interface Due {
  readonly recordId: string;
  readonly type: string;
  /** Number of its last event, and the version that the event made. */
  readonly event: number;
  readonly version: number;
  /** How often it was sent again; each time its message has another id. */
  readonly resends: number;
  /** The day under which the city knows it, if it was sent before. */
  readonly day?: string;
  readonly department?: string;
}

/** A message, and what is stored about it. */
export interface Outgoing {
  readonly message: CityMessage;
  readonly due: Due;
  readonly department: string;
}

/**
 * The messages about records, each with its present state. Records that are not the district's own
 * have none, and neither has an event that a later one of the record follows.
 * @param today calendar date in China
 */
export async function outgoing(
  parts: OutgoingParts,
  due: readonly Due[],
  today: string,
): Promise<readonly Outgoing[]> {
  const { rows, vault, kinds, directory } = parts;
  const shared = due.filter(({ type }) => kinds.has(type));
  if (shared.length === 0) return [];
  const found = await rows.find({ _id: { $in: shared.map(({ recordId }) => recordId) } }).toArray();
  const opened = await Promise.all(
    [...kinds.values()].map(({ kind }) =>
      openRows(
        vault,
        kind,
        found.filter(({ type }) => type === kind.type),
      ),
    ),
  );
  const byId = new Map(opened.flat().map((row) => [row._id, row]));
  const subjects = await describedSubjects(
    directory,
    [...byId.values()].map(({ subjectId }) => subjectId),
  );
  return shared.flatMap((each): readonly Outgoing[] => {
    const row = byId.get(each.recordId);
    if (row === undefined) return removal(parts, each, each.version, 'DESTROYED');
    const version = versionOf(row);
    // The event of the later version follows; a message that is sent again has none.
    if (!isOwn(row) || (each.resends === 0 && version > each.version)) return [];
    const reason = unshared(row, today);
    const subject = subjects.get(row.subjectId);
    if (reason !== undefined || subject === undefined)
      return removal(parts, each, version, reason ?? 'WITHHELD', row);
    const kind = kinds.get(each.type)!;
    const items = itemsOf(kind, row, subject, parts.isSealed);
    const message = withId(parts, each, {
      kind: each.type,
      record: row._id,
      version,
      day: row.decisionDate,
      action: 'PUT',
      form: kind.form,
      items,
      digest: itemsDigest(row._id, version, items),
    });
    return [{ message, due: each, department: row.sourceDepartmentId }];
  });
}

/** A removal; none for a record of which neither a row nor an earlier message is known. */
function removal(
  parts: OutgoingParts,
  due: Due,
  version: number,
  reason: RemovalReason,
  row?: NewRow,
): readonly Outgoing[] {
  const day = row?.decisionDate ?? due.day;
  const department = row?.sourceDepartmentId ?? due.department;
  if (day === undefined || department === undefined) return [];
  const { recordId: record, type: kind } = due;
  const message = withId(parts, due, { kind, record, version, day, action: 'REMOVE', reason });
  return [{ message, due, department }];
}

type Content = Pick<CityMessage, 'kind' | 'record' | 'version' | 'day'> &
  (
    | Pick<Extract<CityMessage, { action: 'PUT' }>, 'action' | 'form' | 'items' | 'digest'>
    | Pick<Extract<CityMessage, { action: 'REMOVE' }>, 'action' | 'reason'>
  );

/**
 * A message with its id: the number of the event, and a digest of what is sent. A repetition has the
 * same id. Another content has another one, even if a database was rebuilt and its numbers return.
 */
function withId({ subgraph }: OutgoingParts, { event, resends }: Due, content: Content) {
  const { record, version, action } = content;
  const what = content.action === 'PUT' ? content.digest : content.reason;
  const digest = createHash('sha256')
    .update(JSON.stringify([record, version, action, what, resends]))
    .digest('hex');
  return { id: `${subgraph}-${event}-${digest.slice(0, 16)}`, ...content } as CityMessage;
}

async function describedSubjects(
  directory: SubjectDirectory,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DescribedSubject>> {
  const described = await directory.describe([...new Set(ids)]);
  return new Map(described.map((subject) => [subject.id, subject]));
}
