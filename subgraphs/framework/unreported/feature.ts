import type { GraphQLResolveInfo } from 'graphql';
import type { Model } from 'mongoose';
import type { SubgraphName } from '../../../schema/sdl';
import type { SubgraphContext } from '../context';
import type { Feature } from '../feature';
import { DOUBLE_PUBLICITY } from '../quality/measuredKind';
import { kindFacts } from '../records/kindFacts';
import type { RecordKind } from '../records/recordKind';
import { connectionSelection } from '../selection';
import { findUnreported, type UnreportedSearch } from './findUnreported';
import { unreportedModel, type UnreportedRecord } from './model';
import { referencesOf } from './references';
import { unreportedStore, type UnreportedQuestion, type WithUnreported } from './store';

interface Models {
  readonly unreported: Model<UnreportedRecord>;
}

/** Finds unreported records; `npm run jobs -- run` runs it at once. */
const FIND_JOB = 'records.unreported';
/** After midnight, when the day's receipts are complete. */
const EVERY_NIGHT = '5 1 * * *';
/** Longer than a pass over ten thousand records takes on a busy machine. */
const LOCK_MS = 300_000;

/**
 * The records that departments seem not to have reported: found by a job, read by a query.
 * @param domain part of the field name: `unreportedRecordsOf<Domain>`
 */
export function unreportedFeature(
  domain: string,
  subgraph: SubgraphName,
  records: readonly RecordKind[],
): Feature<Models> {
  const search = searchOf(subgraph, records);
  return {
    models: (connection) => ({ unreported: unreportedModel(connection) }),
    stores: { unreported: ({ unreported }, request) => unreportedStore(unreported, request) },
    resolvers: {
      Query: {
        [`unreportedRecordsOf${domain}`]: (
          _: unknown,
          question: UnreportedQuestion,
          { stores }: SubgraphContext<WithUnreported>,
          info: GraphQLResolveInfo,
        ) => stores.unreported.search(question, connectionSelection(info)),
      },
    },
    async jobs(jobs, { unreported }, { now }) {
      jobs.define(FIND_JOB, { lockMs: LOCK_MS }, (_, context) =>
        findUnreported(unreported, search, { now: now(), context }),
      );
      await jobs.every(FIND_JOB, EVERY_NIGHT);
    },
  };
}

function searchOf(subgraph: SubgraphName, records: readonly RecordKind[]): UnreportedSearch {
  const facts = new Map(records.map((kind) => [kind.type, kindFacts(subgraph, kind)]));
  return {
    references: referencesOf(records),
    doublePublicity: [...facts]
      .filter(([, { refresh }]) => refresh === DOUBLE_PUBLICITY)
      .map(([type]) => type),
    ownersOf: (type) => facts.get(type)?.owners ?? [],
  };
}
