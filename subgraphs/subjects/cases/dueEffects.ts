import type { Model } from 'mongoose';
import type { Logger } from 'pino';
import type { CaseRecords } from '../../../schema/cases/records';
import type { JobContext } from '../../framework/jobs/jobs';
import { failureOf } from '../../framework/jobs/failureOf';
import { makeEffects } from './effects';
import type { CaseRecord } from './record';

/**
 * Makes the effects that are under way. A case whose record's subgraph does not answer is left to
 * the next run and does not stop the others.
 */
export async function makeDueEffects(
  {
    model,
    records,
    now,
    log,
  }: {
    readonly model: Model<CaseRecord>;
    readonly records: readonly CaseRecords[];
    readonly now: () => Date;
    readonly log: Logger;
  },
  { signal, touch }: JobContext,
): Promise<void> {
  const due = model.find({ effectDue: true }).sort({ _id: 1 }).lean<CaseRecord[]>().cursor();
  for await (const found of due) {
    signal.throwIfAborted();
    await touch();
    try {
      await makeEffects(model, records, found as unknown as CaseRecord, now());
    } catch (error) {
      const failure = failureOf(error).message;
      log.warn({ case: found._id, failure }, 'the effect of a case could not be made');
    }
  }
}
