import type { LogFaultKind } from '../../../../schema/log/logFault';
import type { LogKeys } from '../../../../schema/log/logKeys';
import type { TreeHead } from '../../../../schema/log/treeHead';
import type { DatabasePlace } from '../../../framework/mongo';
import type { SubjectKey } from '../../../framework/vault/vault';
import type { Report } from '../integrity/report';
import type { CheckedLog } from '../integrity/watchLog';
import type { StoredFault } from '../stored/record';

/** The start data of the log's thread. */
export interface LogThreadData {
  readonly database: DatabasePlace;
  readonly keys: LogKeys;
  /** The subgraph whose vault decrypts. */
  readonly subgraph: string;
}

/** Logs events in one write. */
export interface AppendRequest {
  readonly kind: 'append';
  /** Written by `packEvents`: a string crosses between threads at the lowest cost. */
  readonly events: string;
  /** The keys that the thread does not have yet, by subject. */
  readonly keys: ReadonlyMap<string, SubjectKey>;
  /** Whether the thread forgets the keys it was sent before. */
  readonly resetKeys: boolean;
}

/** Stops sealing because of a fault that a read in the main thread has found. */
export interface HaltRequest {
  readonly kind: 'halt';
  readonly fault: { readonly kind: LogFaultKind; readonly message: string };
}

export type LogRequest =
  AppendRequest | HaltRequest | { readonly kind: 'settle' } | { readonly kind: 'tree' };

/** The response to each kind of request. */
export interface LogResponses {
  /** The positions of the events that could not be sealed; all others are durable. */
  readonly append: readonly number[];
  readonly settle: number;
  readonly halt: undefined;
  readonly tree: {
    readonly hash?: 'sm3';
    readonly size: number;
    readonly levels: readonly Uint8Array[];
    readonly head: TreeHead | null;
  };
}

/** A message to the thread. */
export interface ToLog {
  readonly id: number;
  readonly request: LogRequest;
}

/** A message from the thread. An error is sent as its `name` and `message`. */
export type FromLog =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'report';
      readonly level: Parameters<Report>[0];
      readonly message: string;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  /** Sealing has stopped. It is sent before the first request is refused. */
  | { readonly kind: 'halted'; readonly fault: StoredFault }
  | { readonly kind: 'checked'; readonly checked: CheckedLog }
  | { readonly kind: 'answered'; readonly id: number; readonly response: unknown }
  | {
      readonly kind: 'failed';
      /** The id of the request; absent when the thread could not start. */
      readonly id?: number;
      readonly name: string;
      readonly message: string;
    };
