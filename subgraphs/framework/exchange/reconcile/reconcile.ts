import { chinaDate } from '../../../../schema/policy/chinaDate';
import type { FeedName } from '../../../../schema/exchange/feeds';
import type { JobContext } from '../../jobs/jobs';
import type { CityClient } from '../city/cityClient';
import type { ExchangeModels } from '../model';
import type { PullParts } from '../pull/pull';
import { push, type PushParts } from '../push/push';
import type {
  DifferenceRecord,
  ExchangeDirection,
  ReconciliationRecord,
  SentRecord,
} from '../record';
import { compare, compareDay, type Difference, type Sides } from './compare';
import { pullAgain, sendAgain, UNKNOWN_DEPARTMENT } from './heal';
import { pullSides } from './pullSides';
import { pushSides } from './pushSides';
import { healable } from './removable';

/** What a reconciliation works with. */
export interface ReconcileParts {
  readonly models: ExchangeModels;
  readonly client: CityClient;
  /** Undefined where records leave as files, which the endpoint does not count. */
  readonly push?: PushParts;
  readonly pull: PullParts;
  readonly now: () => Date;
}

/** One kind to reconcile. */
interface Reconciled {
  readonly direction: ExchangeDirection;
  readonly feed: FeedName | null;
  readonly kind: string;
  readonly sides: Sides;
  heal(differences: readonly Difference[]): Promise<void>;
  /** The departments of rows, by id, once they are healed. */
  departmentsOf(rows: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/**
 * Compares both sides of every kind, heals the differences by sending or pulling again, compares the
 * days again, and stores what was found and what is left.
 * @throws CityError when the city cannot be reached
 */
export async function reconcile(parts: ReconcileParts, context: JobContext): Promise<void> {
  const { client, now } = parts;
  const today = chinaDate(now());
  const sending = parts.push;
  if (sending !== undefined) {
    // What has not been sent yet is no difference.
    await push(sending, context);
    for (const type of sending.kinds.keys())
      await reconcileKind(parts, context, {
        direction: 'PUSH',
        feed: null,
        kind: type,
        sides: pushSides(sending, client, type, today),
        async heal(differences) {
          await sendAgain(parts.models, type, differences, now());
          await push(sending, context);
        },
        departmentsOf: (rows) => departmentsOfSent(parts.models, rows),
      });
  }
  for (const target of parts.pull.targets)
    await reconcileKind(parts, context, {
      direction: 'PULL',
      feed: target.feed.name,
      kind: target.kind,
      sides: pullSides(parts.pull, client, target),
      heal: (differences) => pullAgain(parts.pull, target, differences),
      departmentsOf: async (rows) => new Map(rows.map((row) => [row, target.feed.department])),
    });
}

async function reconcileKind(
  { models, now }: ReconcileParts,
  context: JobContext,
  reconciled: Reconciled,
): Promise<void> {
  context.signal.throwIfAborted();
  const { direction, feed, kind, sides } = reconciled;
  const found = await compare(sides);
  const { differences } = found;
  const isRemoval = ({ difference }: Difference) => /^ONLY_/.test(difference);
  const healing = healable(found, isRemoval);
  if (healing.length > 0) await reconciled.heal(healing);
  await context.touch();
  const left = new Set<string>();
  for (const day of new Set(differences.map((each) => each.day)))
    for (const { row } of await compareDay(sides, day)) left.add(row);
  const departments = await reconciled.departmentsOf(differences.map(({ row }) => row));
  const at = now();
  const run = chinaDate(at);
  const id = `${run}/${direction}/${feed ?? 'received'}/${kind}`;
  const result: ReconciliationRecord = {
    _id: id,
    run,
    at,
    direction,
    feed,
    kind,
    days: found.days,
    here: found.here,
    there: found.there,
    differences: differences.length,
    open: differences.filter(({ row }) => left.has(row)).length,
  };
  await storeResult(
    models,
    result,
    differences.map(({ day, row, difference }) => ({
      _id: `${id}/${row}`,
      run,
      direction,
      feed,
      kind,
      department: departments.get(row) ?? UNKNOWN_DEPARTMENT,
      day,
      row,
      difference,
      healed: !left.has(row),
    })),
  );
}

async function departmentsOfSent(
  { sent }: ExchangeModels,
  rows: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sent
    .find({ _id: { $in: [...rows] } }, { department: 1 })
    .lean<Pick<SentRecord, '_id' | 'department'>[]>()
    .exec();
  return new Map(found.map(({ _id, department }) => [_id, department]));
}

/** Stores a result; a second run of a day replaces it, and adds its differences to the first. */
async function storeResult(
  { difference, reconciliation }: ExchangeModels,
  result: ReconciliationRecord,
  differences: readonly DifferenceRecord[],
): Promise<void> {
  const replace = <D extends { readonly _id: string }>(document: D) => ({
    replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
  });
  if (differences.length > 0)
    await difference.bulkWrite(differences.map(replace) as never, { ordered: false });
  await reconciliation.replaceOne({ _id: result._id }, result, { upsert: true });
}
