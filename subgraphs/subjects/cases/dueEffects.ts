import type { Logger } from 'pino';
import type { JobContext } from '../../framework/jobs/jobs';
import { failureOf } from '../../framework/jobs/failureOf';
import { makeEffects, type EffectPlaces } from './effects';
import type { CaseRecord } from './record';

/**
 * Makes the effects that are under way. A case whose record's subgraph does not answer is left to
 * the next run and does not stop the others.
 */
export async function makeDueEffects(
  places: EffectPlaces,
  { now, log }: { readonly now: () => Date; readonly log: Logger },
  context: JobContext,
): Promise<void> {
  const due = places.model.find({ effectDue: true }).sort({ _id: 1 }).lean<CaseRecord[]>().cursor();
  for await (const found of due) {
    context.signal.throwIfAborted();
    await context.touch();
    try {
      await makeEffects(places, found, now());
    } catch (error) {
      const failure = failureOf(error).message;
      log.warn({ case: found._id, failure }, 'the effect of a case could not be made');
    }
  }
}
