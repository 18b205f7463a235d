import type { Vault } from '../../framework/vault/vault';
import type { DisclosureLog } from '../disclosure/log';
import { openDetails, openSubject } from '../disclosure/sealing/sealEvent';
import { entriesOf } from '../disclosure/stored/group';
import type { EntryRecord, UnprunedGroup } from '../disclosure/stored/record';

/**
 * How far the time of a log entry, by a gateway's clock, may be from that of the release, by a
 * subgraph's: the longest request, the span of a group, and a difference of clocks.
 */
const WINDOW_MS = 5 * 60_000;
/** Subjects in one command. */
const SUBJECTS = 500;

/** Fields about a subject that log entries must list. */
export interface Expected {
  readonly requestId: string;
  readonly subgraph: string;
  /** Its pseudonym in the log. */
  readonly subject: string;
  readonly fields: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The items whose fields the entries of the log do not list completely. It reads the groups of many
 * subjects in one command, and decrypts only entries of their subjects and subgraphs.
 * @throws LogFault when sealing has stopped
 */
export async function withoutEntry<E extends Expected>(
  log: Pick<DisclosureLog, 'models' | 'settle'>,
  vault: Vault,
  expected: readonly E[],
): Promise<E[]> {
  await log.settle();
  const missing: E[] = [];
  for (let from = 0; from < expected.length; from += SUBJECTS) {
    const some = expected.slice(from, from + SUBJECTS);
    const logged = await loggedFields(log, vault, some);
    missing.push(
      ...some.filter((one) => {
        const fields = logged.get(keyOf(one));
        return fields === undefined || one.fields.some((field) => !fields.has(field));
      }),
    );
  }
  return missing;
}

const keyOf = ({ requestId, subgraph, subject }: Omit<Expected, 'fields' | 'at'>) =>
  `${requestId}\n${subgraph}\n${subject}`;

async function loggedFields(
  { models }: Pick<DisclosureLog, 'models'>,
  vault: Vault,
  expected: readonly Expected[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const subjects = new Set(expected.map(({ subject }) => subject));
  const wanted = new Set(expected.map(keyOf));
  const times = expected.map(({ at }) => at);
  const groups = models.groups
    .find({
      subjects: { $in: [...subjects] },
      newest: { $gte: Math.min(...times) - WINDOW_MS, $lte: Math.max(...times) + WINDOW_MS },
    })
    .lean<UnprunedGroup[]>()
    .cursor() as AsyncIterable<UnprunedGroup>;
  const found = new Map<string, Set<string>>();
  const read = async (entry: EntryRecord) => {
    const { subject, subgraph } = entry;
    if (subject === undefined || !subjects.has(subject)) return;
    const details = await openDetails(entry, await openSubject(entry, vault), vault);
    if (details === null) return;
    const key = keyOf({ requestId: details.requestId, subgraph, subject });
    if (!wanted.has(key)) return;
    const fields = found.get(key) ?? new Set<string>();
    found.set(key, fields);
    for (const list of [details.disclosed, details.masked, details.denied])
      for (const field of list) fields.add(field);
  };
  // Concurrently, so that the vault reads the keys of a group in one command.
  for await (const group of groups) await Promise.all(entriesOf(group).map(read));
  return found;
}
