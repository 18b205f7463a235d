import { join } from 'node:path';
import type { ResourceLimits } from 'node:worker_threads';
import { startThread } from '../../../process/startThread';
import type { FromPlanner, PlanFailure, PlannerData, PlanQuestion } from './messages';

/**
 * A planner takes 40 MB for this supergraph, an operation little more. The old generation is as
 * large as it is because V8 ends the whole process when a single array does not fit: the planner's
 * longest, 2^25 ways, takes 256 MB, so that what is in them fills the heap first, which ends the
 * thread alone.
 */
const MEMORY: ResourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** Why a thread ended: it planned too long, filled its memory, or failed. */
export type EndReason = 'deadline' | 'memory' | 'fault';

/** A thread that ended before it answered. */
export class PlannerEnded extends Error {
  override readonly name = 'PlannerEnded';
  readonly reason: EndReason;

  constructor(reason: EndReason, cause?: Error) {
    super('The planner thread ended before it answered.', { cause });
    this.reason = reason;
  }
}

const reasonOf = (fault: Error | undefined): EndReason =>
  (fault as { code?: unknown } | undefined)?.code === OUT_OF_MEMORY ? 'memory' : 'fault';

/** A plan as JSON, or why there is none. */
export type PlanAnswer = { readonly plan: string } | { readonly failure: PlanFailure };

/** A thread that plans one operation at a time. */
export interface PlannerThread {
  /** @throws PlannerEnded when the thread ends before it answers */
  plan(question: PlanQuestion): Promise<PlanAnswer>;
  /** Ends it once it is idle. */
  stop(): Promise<void>;
  /** Ends it whatever it is doing. */
  terminate(): Promise<void>;
}

/**
 * Starts a planner thread and waits until it has read the supergraph.
 * @param onEnd called once when it has ended after that, for whatever reason
 * @param program what it runs: a module that says and hears what `plannerWorker` does
 * @throws Error when the supergraph cannot be planned for, or does not fit into its memory
 */
export async function startPlannerThread(
  data: PlannerData,
  onEnd: (ended: PlannerEnded) => void,
  program = join(__dirname, 'plannerWorker.ts'),
): Promise<PlannerThread> {
  let isReady = false;
  let open: { answer(given: PlanAnswer): void; end(ended: PlannerEnded): void } | undefined;
  const answered = (given: PlanAnswer) => {
    const question = open;
    open = undefined;
    question?.answer(given);
  };
  const thread = await startThread<PlannerData, PlanQuestion, FromPlanner, void>(
    program,
    data,
    (message, begin) => {
      if (message.kind === 'ready') {
        isReady = true;
        begin.ready();
      } else if (message.kind === 'refused') begin.refused(new Error(message.message));
      else answered(message);
    },
    {
      resourceLimits: MEMORY,
      onEnd(fault) {
        const ended = new PlannerEnded(reasonOf(fault), fault);
        open?.end(ended);
        if (isReady) onEnd(ended);
      },
    },
  );
  return {
    plan: (question) =>
      new Promise((answer, end) => {
        open = { answer, end };
        thread.tell(question);
      }),
    stop: thread.stop,
    terminate: thread.terminate,
  };
}
