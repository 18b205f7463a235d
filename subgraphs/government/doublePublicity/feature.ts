import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import type { Feature } from '../../framework/feature';
import type { WriterModels } from '../../framework/records/writer/model';
import { connectionSelection } from '../../framework/selection';
import { lateDays, type LateRow } from './lateRows';
import { findMissing } from './missing/findMissing';
import { missingStore, type MissingQuestion, type WithMissing } from './missing/store';
import type { DoublePublicityModels } from './models';
import { reasonStore, type LateReasonInput, type WithReasons } from './reasons/store';
import {
  doublePublicityStore,
  type LateQuestion,
  type PublicityQuestion,
  type WithDoublePublicity,
} from './store';

interface Models extends DoublePublicityModels {
  readonly writing: WriterModels;
}

type Context = SubgraphContext<WithDoublePublicity & WithMissing & WithReasons>;

interface Stated {
  readonly input: LateReasonInput;
  readonly key: string;
}

/** Finds gaps in the numbers; `npm run jobs -- run` runs it at once. */
const MISSING_JOB = 'publicity.missing';
/** After midnight, when the day's receipts are complete. */
const EVERY_NIGHT = '50 0 * * *';
/** Longer than a pass over ten thousand records takes on a busy machine. */
const LOCK_MS = 300_000;

/**
 * Monitors the reports of permits and penalties by the clocks of double publicity (双公示): late
 * ones with their reasons, missing ones, publication and withdrawal.
 */
export const doublePublicityFeature: Feature<Models> = {
  stores: {
    doublePublicity: ({ writing }, request) => doublePublicityStore(writing.event.db, request),
    missingReports: ({ missing }, request) => missingStore(missing, request),
    lateReasons: ({ statement }, request) => reasonStore(statement, request),
  },
  async jobs(jobs, { missing }, { now }) {
    jobs.define(MISSING_JOB, { lockMs: LOCK_MS }, (_, context) =>
      findMissing(missing, { now: now(), context }),
    );
    await jobs.every(MISSING_JOB, EVERY_NIGHT);
  },
  resolvers: {
    Query: {
      doublePublicityOfGovernment: (_: unknown, question: PublicityQuestion, { stores }: Context) =>
        stores.doublePublicity.months(question),
      lateReportsOfGovernment: (
        _: unknown,
        question: LateQuestion,
        { stores }: Context,
        info: GraphQLResolveInfo,
      ) => stores.doublePublicity.late(question, connectionSelection(info)),
      missingReportsOfGovernment: (
        _: unknown,
        question: MissingQuestion,
        { stores }: Context,
        info: GraphQLResolveInfo,
      ) => stores.missingReports.search(question, connectionSelection(info)),
    },
    Mutation: {
      stateLateReasonOfGovernment: (_: unknown, { input, key }: Stated, { stores }: Context) =>
        stores.lateReasons.state(input, key),
    },
    LateReport: {
      recordId: ({ _id }: LateRow) => _id,
      department: ({ sourceDepartmentId }: LateRow) => sourceDepartmentId,
      documentNumber: ({ basis }: LateRow) => basis.number,
      batch: ({ provenance }: LateRow) => provenance.batch,
      decidedOn: ({ decisionDate }: LateRow) => decisionDate,
      dueOn: (row: LateRow) => lateDays(row).dueOn,
      receivedOn: (row: LateRow) => lateDays(row).receivedOn,
      workingDays: (row: LateRow) => lateDays(row).workingDays,
      reason: ({ lateReason }: LateRow) => lateReason ?? null,
      note: ({ lateNote }: LateRow) => lateNote ?? null,
    },
  },
};
