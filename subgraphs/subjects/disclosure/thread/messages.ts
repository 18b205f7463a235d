import type { LogKeys } from '../../../../schema/log/logKeys';
import type { LogFaultKind } from '../../../../schema/log/logFault';
import type { TreeHead } from '../../../../schema/log/treeHead';
import type { DatabasePlace } from '../../../framework/mongo';
import type { SubjectKey } from '../../../framework/vault/vault';
import type { StoredFault } from '../stored/record';
import type { Report } from '../integrity/report';
import type { CheckedLog } from '../integrity/watchLog';

/** What the thread of the log is started with. */
export interface LogThreadData {
  readonly database: DatabasePlace;
  readonly keys: LogKeys;
  /** The subgraph whose vault opens what is sealed. */
  readonly subgraph: string;
}

/** Events to be put on the log together. */
export interface AppendQuestion {
  readonly kind: 'append';
  /** See `packEvents`: a text crosses from thread to thread at the least cost. */
  readonly events: string;
  /** The keys to seal with that the thread does not have yet, by subject. */
  readonly keys: ReadonlyMap<string, SubjectKey>;
  /** Whether it forgets the keys it was given before. */
  readonly afresh: boolean;
}

/** What was found wrong while the log was read outside of the thread. */
export interface HaltQuestion {
  readonly kind: 'halt';
  readonly fault: { readonly kind: LogFaultKind; readonly message: string };
}

export type LogQuestion =
  AppendQuestion | HaltQuestion | { readonly kind: 'settle' } | { readonly kind: 'tree' };

/** What each question is answered with. */
export interface LogAnswers {
  /** The places in the array of the events that could not be sealed; all others are durable. */
  readonly append: readonly number[];
  readonly settle: number;
  readonly halt: undefined;
  readonly tree: {
    readonly size: number;
    readonly levels: readonly Uint8Array[];
    readonly head: TreeHead | null;
  };
}

/** What is said to the thread: questions, each under a number. */
export interface ToLog {
  readonly id: number;
  readonly question: LogQuestion;
}

/** What the thread says. An error's `name` is that of its class. */
export type FromLog =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'report';
      readonly level: Parameters<Report>[0];
      readonly message: string;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  /** Sealing has stopped. It comes before any question is refused for it. */
  | { readonly kind: 'halted'; readonly fault: StoredFault }
  | { readonly kind: 'checked'; readonly checked: CheckedLog }
  | { readonly kind: 'answered'; readonly id: number; readonly answer: unknown }
  | {
      readonly kind: 'failed';
      /** The question's; absent where the thread could not begin. */
      readonly id?: number;
      readonly name: string;
      readonly message: string;
    };
