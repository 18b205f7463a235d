import type { ResourceLimits } from 'node:worker_threads';
import { builtFile } from '../../../process/builtFile';
import { startThread } from '../../../process/startThread';
import type {
  PlannerMessage,
  NextSupergraph,
  PlanFailure,
  PlannerData,
  PlanRequest,
} from './messages';

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

/** Told once when a thread has ended after it was ready, for whatever reason. */
export type OnEnd = (ended: PlannerEnded) => void;

/** A plan as JSON, or why there is none. */
export type PlanResult = { readonly plan: string } | { readonly failure: PlanFailure };

/** A thread that plans one operation at a time, for one supergraph at a time. */
export interface PlannerThread {
  /** @throws PlannerEnded when the thread ends before it answers */
  plan(question: PlanRequest): Promise<PlanResult>;
  /** Has it, idle, let go of its supergraph. @param onEnd told in place of the one before */
  rest(onEnd: OnEnd): void;
  /**
   * Has it, at rest, read another supergraph.
   * @param onEnd told in place of the one before
   * @throws PlannerEnded when the thread has ended, another error when the supergraph cannot be
   *   planned for; then the thread ends
   */
  planFor(data: PlannerData, onEnd: OnEnd): Promise<void>;
  /** Ends it once it is idle. */
  stop(): Promise<void>;
  /** Ends it whatever it is doing. */
  terminate(): Promise<void>;
}

/**
 * Starts a planner thread and waits until it has read the supergraph.
 * @param program what it runs: a module that says and hears what `plannerWorker` does
 * @throws Error when the supergraph cannot be planned for, or does not fit into its memory
 */
export async function startPlannerThread(
  data: PlannerData,
  onEnd: OnEnd,
  program = builtFile(__dirname, 'plannerWorker'),
): Promise<PlannerThread> {
  /** Whom its end concerns; nobody but who waits for it while it reads a supergraph. */
  let owner: OnEnd | undefined;
  let nextOwner = onEnd;
  let reading: { done(): void; refuse(error: Error): void } | undefined;
  let open: { answer(given: PlanResult): void; end(ended: PlannerEnded): void } | undefined;
  const answered = (given: PlanResult) => {
    const question = open;
    open = undefined;
    question?.answer(given);
  };
  const thread = await startThread<PlannerData, PlanRequest | NextSupergraph, PlannerMessage, void>(
    program,
    data,
    (message, begin) => {
      if (message.kind === 'ready') {
        owner = nextOwner;
        begin.ready();
        reading?.done();
      } else if (message.kind === 'refused') {
        const refusal = new Error(message.message);
        begin.refused(refusal);
        reading?.refuse(refusal);
      } else answered(message);
    },
    {
      resourceLimits: MEMORY,
      onEnd(fault) {
        const ended = new PlannerEnded(reasonOf(fault), fault);
        open?.end(ended);
        reading?.refuse(ended);
        owner?.(ended);
      },
    },
  );
  return {
    plan: (question) =>
      new Promise((answer, end) => {
        open = { answer, end };
        thread.tell(question);
      }),
    rest(onEnd) {
      owner = onEnd;
      thread.tell({ next: undefined });
    },
    planFor(data, onEnd) {
      owner = undefined;
      nextOwner = onEnd;
      return new Promise<void>((done, refuse) => {
        reading = { done, refuse };
        thread.tell({ next: data });
      });
    },
    stop: thread.stop,
    terminate: thread.terminate,
  };
}
