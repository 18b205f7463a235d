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
 * A planner needs 40 MB for this supergraph, and little more for an operation. The old generation
 * is this large because V8 terminates the whole process if a single array does not fit into the
 * heap. The planner's longest array, with 2^25 paths, takes 256 MB; with this limit its elements
 * fill the heap first, which terminates only the thread.
 */
const MEMORY: ResourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** Why a thread ended: it exceeded the time limit or its memory, or it failed. */
export type EndReason = 'deadline' | 'memory' | 'fault';

/** The error of a plan whose thread ended before it answered. */
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

/** Called once when a thread ends after it was ready, for whatever reason. */
export type OnEnd = (ended: PlannerEnded) => void;

/** A plan as JSON, or why there is none. */
export type PlanResult = { readonly plan: string } | { readonly failure: PlanFailure };

/** A thread that plans one operation at a time, for one supergraph at a time. */
export interface PlannerThread {
  /** @throws PlannerEnded if the thread ends before it answers */
  plan(request: PlanRequest): Promise<PlanResult>;
  /** Releases the supergraph of an idle thread. @param onEnd replaces the previous callback */
  release(onEnd: OnEnd): void;
  /**
   * Makes a released thread read another supergraph.
   * @param onEnd replaces the previous callback
   * @throws PlannerEnded if the thread has ended; another error if the planner refuses the
   *   supergraph, and then the thread ends
   */
  planFor(data: PlannerData, onEnd: OnEnd): Promise<void>;
  /** Ends the thread as soon as it is idle. */
  stop(): Promise<void>;
  /** Ends the thread immediately, even while it plans. */
  terminate(): Promise<void>;
}

/**
 * Starts a planner thread and waits until it has read the supergraph.
 * @param program the module that the thread runs, with the messages of `plannerWorker`
 * @throws Error if the planner refuses the supergraph, or the supergraph exceeds its memory
 */
export async function startPlannerThread(
  data: PlannerData,
  onEnd: OnEnd,
  program = builtFile(__dirname, 'plannerWorker'),
): Promise<PlannerThread> {
  /**
   * The current `onEnd`; undefined while it reads a supergraph, when only `reading` is rejected.
   */
  let owner: OnEnd | undefined;
  let nextOwner = onEnd;
  let reading: { done(): void; refuse(error: Error): void } | undefined;
  let open: { answer(result: PlanResult): void; end(ended: PlannerEnded): void } | undefined;
  const answered = (result: PlanResult) => {
    const request = open;
    open = undefined;
    request?.answer(result);
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
    plan: (request) =>
      new Promise((answer, end) => {
        open = { answer, end };
        thread.tell(request);
      }),
    release(onEnd) {
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
